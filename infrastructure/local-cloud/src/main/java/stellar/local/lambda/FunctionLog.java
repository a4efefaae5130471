package stellar.local.lambda;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/**
 * Where functions write: a JSON line each with time, level, function, request and message, as Lambda's JSON log format
 * has it. A message that is a JSON object already goes through as it is.
 */
final class FunctionLog {
    private final PrintStream out;
    private final Clock clock;

    FunctionLog(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    /** The logger for one invocation. */
    LambdaLogger of(String functionName, String requestId) {
        return new LambdaLogger() {
            @Override
            public void log(String message) {
                write(LogLevel.INFO, functionName, requestId, message);
            }

            @Override
            public void log(byte[] message) {
                log(new String(message, StandardCharsets.UTF_8));
            }

            @Override
            public void log(String message, LogLevel level) {
                write(level, functionName, requestId, message);
            }

            @Override
            public void log(byte[] message, LogLevel level) {
                log(new String(message, StandardCharsets.UTF_8), level);
            }
        };
    }

    /** A failed invocation with its stack. */
    void error(String functionName, String requestId, Throwable error) {
        StringWriter stack = new StringWriter();
        error.printStackTrace(new PrintWriter(stack));
        write(LogLevel.ERROR, functionName, requestId, stack.toString().strip());
    }

    /** A failure that has no stack, such as a timeout. */
    void error(String functionName, String requestId, String message) {
        write(LogLevel.ERROR, functionName, requestId, message);
    }

    private void write(LogLevel level, String functionName, String requestId, String message) {
        String text = message.strip();
        if (text.startsWith("{") && text.endsWith("}")) {
            out.println(text);
            return;
        }
        out.println(JsonNodeFactory.instance
                .objectNode()
                .put("timestamp", clock.instant().toString())
                .put("level", level.toString())
                .put("function", functionName)
                .put("requestId", requestId)
                .put("message", text));
    }
}
