package stellar.local.issuer;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import stellar.local.kept.OwnersFile;

/** All who can sign in: those of a file that the local cloud is started with, and those who made an account here. */
final class People {
    static final int MAX_NAME_LENGTH = 80;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern EMAIL = Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[A-Za-z0-9.-]{1,180}");

    private final List<Person> given;
    private final List<Person> made;
    private final OwnersFile file;
    private final int mostMade;

    /**
     * Reads them.
     *
     * @param given the file of those who are always there
     * @param groups the groups there are
     * @param made where those are kept who made an account here
     * @param mostMade how many may do so
     * @throws IOException when a file cannot be read, or puts somebody into a group that is not there
     */
    People(Optional<Path> given, Set<String> groups, Path made, int mostMade) throws IOException {
        this.given = given.isPresent() ? read(Files.readString(given.get())) : List.of();
        this.file = new OwnersFile(made);
        this.made = new ArrayList<>(read(file.read().orElse("[]")));
        this.mostMade = mostMade;
        for (Person person : this.given) {
            if (!groups.containsAll(person.groups())) {
                throw new IOException(person.email() + " is in the groups " + person.groups()
                        + ", but the template has only " + groups + ".");
            }
        }
    }

    private static List<Person> read(String json) throws IOException {
        return Arrays.asList(JSON.readValue(json, Person[].class));
    }

    /** Everybody, those of the file first. */
    synchronized List<Person> all() {
        List<Person> all = new ArrayList<>(given);
        all.addAll(made);
        return all;
    }

    synchronized Optional<Person> find(String subject) {
        return all().stream().filter(person -> person.subject().equals(subject)).findFirst();
    }

    /** What became of a request for an account. */
    sealed interface Made {

        record Welcome(Person person) implements Made {}

        /** The e-mail address is none. */
        record NoEmail() implements Made {}

        /** There is no name, or too long a one, or one with characters that cannot be seen. */
        record NoName() implements Made {}

        /** Somebody has this e-mail address. */
        record Taken() implements Made {}

        /** There are as many as may be. */
        record Full() implements Made {}
    }

    /** Makes an account without any group. */
    synchronized Made make(String name, String email) {
        String address = email.strip().toLowerCase(Locale.ROOT);
        String shown = name.strip();
        if (!EMAIL.matcher(address).matches()) {
            return new Made.NoEmail();
        }
        if (shown.isEmpty()
                || shown.codePointCount(0, shown.length()) > MAX_NAME_LENGTH
                || shown.codePoints().anyMatch(People::isUnseen)) {
            return new Made.NoName();
        }
        if (all().stream().anyMatch(person -> person.email().equals(address))) {
            return new Made.Taken();
        }
        if (made.size() >= mostMade) {
            return new Made.Full();
        }
        Person person = new Person(UUID.randomUUID().toString(), address, shown, List.of());
        made.add(person);
        try {
            file.write(JSON.valueToTree(made).toString());
        } catch (IOException full) {
            made.removeLast();
            throw new UncheckedIOException("The new account cannot be kept.", full);
        }
        return new Made.Welcome(person);
    }

    private static boolean isUnseen(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
