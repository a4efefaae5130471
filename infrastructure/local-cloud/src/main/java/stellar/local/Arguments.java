package stellar.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** Reads the command line of the local cloud. */
final class Arguments {
    private static final String USAGE = """
            Options of the local cloud:
              --template FILE           what to run (template.yaml)
              --data DIR                where everything is kept between runs (.stellar/cloud)
              --functions JAR           the packaged functions (each function's CodeUri)
              --web DIR                 the built front end (none)
              --port PORT               where browsers and relays connect (8080)
              --s3-port PORT            where objects are read and written (the port after --port)
              --bind ADDRESS            on which address (127.0.0.1)
              --dynamodb-lib DIR        DynamoDB Local's jars
              --dynamodb-endpoint URL   a DynamoDB that runs already, instead
              --seed FILE               first rows for the tables (none)
              --people FILE             those who can sign in at once (none)
              --value NAME=VALUE        what stands for ${NAME} in the seed; may be repeated, and NAME=@FILE
                                        reads a secret from a file, so that no list of processes shows it
              --parameter NAME=VALUE    a parameter of the template; may be repeated
            """;
    private static final int DEFAULT_PORT = 8080;
    private static final int MAX_PORT = 65_535;

    private Arguments() {}

    /**
     * The settings that the options ask for.
     *
     * @throws IllegalArgumentException with a sentence and the list of options when something is wrong
     * @throws IOException when a value's file cannot be read
     */
    static Settings read(List<String> options) throws IOException {
        Settings settings = new Settings(
                Path.of(last(options, "--template", "template.yaml")),
                Path.of(last(options, "--data", ".stellar/cloud")));
        int port = port("--port", last(options, "--port", Integer.toString(DEFAULT_PORT)));
        int nextPort = port == 0 ? 0 : port + 1;
        settings.ports(port, port("--s3-port", last(options, "--s3-port", Integer.toString(nextPort))));
        Iterator<String> each = options.iterator();
        while (each.hasNext()) {
            String option = each.next();
            if (!each.hasNext()) {
                throw new IllegalArgumentException("The option " + option + " needs a value.\n" + USAGE);
            }
            apply(settings, option, each.next());
        }
        return settings;
    }

    private static void apply(Settings settings, String option, String value) throws IOException {
        switch (option) {
            case "--template", "--data", "--port", "--s3-port" -> {} // Read already.
            case "--functions" -> settings.functions(Path.of(value));
            case "--web" -> settings.web(Path.of(value));
            case "--bind" -> settings.host(value);
            case "--dynamodb-lib" -> settings.dynamoDbLibrary(Path.of(value));
            case "--dynamodb-endpoint" -> settings.dynamoDbEndpoint(URI.create(value));
            case "--seed" -> settings.seed(Path.of(value));
            case "--people" -> settings.people(Path.of(value));
            case "--value" -> settings.seedValue(name(option, value), textOrFile(afterEquals(value)));
            case "--parameter" -> settings.parameter(name(option, value), afterEquals(value));
            default -> throw new IllegalArgumentException("The option " + option + " is not known.\n" + USAGE);
        }
    }

    private static String textOrFile(String value) throws IOException {
        return value.startsWith("@")
                ? Files.readString(Path.of(value.substring(1))).strip()
                : value;
    }

    private static String last(List<String> options, String name, String otherwise) {
        int at = options.lastIndexOf(name);
        return at >= 0 && at + 1 < options.size() ? options.get(at + 1) : otherwise;
    }

    private static int port(String option, String value) {
        try {
            int port = Integer.parseInt(value);
            if (port >= 0 && port <= MAX_PORT) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // Said below.
        }
        throw new IllegalArgumentException(
                option + " must be a number from 0 to " + MAX_PORT + ", but is " + value + ".");
    }

    private static String name(String option, String pair) {
        int equals = pair.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException(option + " must be given as NAME=VALUE, but is " + pair + ".");
        }
        return pair.substring(0, equals);
    }

    private static String afterEquals(String pair) {
        return pair.substring(pair.indexOf('=') + 1);
    }
}
