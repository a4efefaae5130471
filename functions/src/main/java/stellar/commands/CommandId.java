package stellar.commands;

import java.util.regex.Pattern;

/** The id of a command: a UUID in lower case, made by the client that asks. */
final class CommandId {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private CommandId() {}

    static boolean isOne(String text) {
        return ID.matcher(text).matches();
    }
}
