package stellar.house;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Flags of the form {@code --name value} or {@code --name=value}; whatever is wrong is a {@link UsageException}. */
public final class Arguments {
    private record Flag(String name, String value) {}

    private final List<Flag> flags = new ArrayList<>();
    private final Set<String> asked = new HashSet<>();
    private final String usage;

    /** Splits the words; the usage is shown with a mistake. */
    public Arguments(List<String> arguments, String usage) {
        this.usage = usage;
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            int equals = word.indexOf('=');
            if (!word.startsWith("--")) {
                throw new UsageException("\"" + word + "\" is not a flag.\n" + usage);
            } else if (equals > 0) {
                flags.add(new Flag(word.substring(0, equals), word.substring(equals + 1)));
            } else if (i + 1 < arguments.size()) {
                flags.add(new Flag(word, arguments.get(++i)));
            } else {
                throw new UsageException(word + " needs a value behind it.\n" + usage);
            }
        }
    }

    /** Every value given for this flag, in order. */
    public List<String> all(String name) {
        asked.add(name);
        return flags.stream()
                .filter(flag -> flag.name.equals(name))
                .map(Flag::value)
                .toList();
    }

    /** The last value given for this flag. */
    public Optional<String> last(String name) {
        List<String> values = all(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.getLast());
    }

    /** A TCP port, 1 to 65535. */
    public int port(String name, int otherwise) {
        double port = positive(name, otherwise);
        if (port != Math.rint(port) || port > 65_535) {
            throw new UsageException(name + " takes a port from 1 to 65535.");
        }
        return (int) port;
    }

    /** A number above zero. */
    public double positive(String name, double otherwise) {
        Optional<String> text = last(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            double number = Double.parseDouble(text.get());
            if (number > 0 && Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, like every other thing that is no number above zero.
        }
        throw new UsageException(name + " takes a number above zero, not \"" + text.get() + "\".");
    }

    /** Refuses a flag that nobody asked about. */
    public void refuseOthers() {
        flags.stream()
                .map(Flag::name)
                .filter(name -> !asked.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new UsageException("There is no flag " + name + ".\n" + usage);
                });
    }
}
