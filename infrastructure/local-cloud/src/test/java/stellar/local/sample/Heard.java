package stellar.local.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** Writes down each message that it hears of a topic, in {@code heard.txt}. */
public final class Heard implements RequestHandler<SNSEvent, String> {
    private final Path notes;

    /** Needs {@code OUT_FOLDER}. */
    public Heard(Map<String, String> environment) {
        notes = Path.of(String.valueOf(environment.get("OUT_FOLDER")), "heard.txt");
    }

    @Override
    public String handleRequest(SNSEvent event, Context context) {
        for (SNSEvent.SNSRecord record : event.getRecords()) {
            SNSEvent.SNS sns = record.getSNS();
            StringBuilder line = new StringBuilder(String.join(
                    "|",
                    sns.getTopicArn(),
                    String.valueOf(sns.getSubject()),
                    sns.getTimestamp().toString(),
                    sns.getMessage()));
            sns.getMessageAttributes()
                    .forEach((name, attribute) ->
                            line.append("|" + name + "=" + attribute.getType() + ":" + attribute.getValue()));
            try {
                Files.writeString(notes, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return "done";
    }
}
