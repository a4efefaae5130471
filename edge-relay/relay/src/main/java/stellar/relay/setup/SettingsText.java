package stellar.relay.setup;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Writes {@code relay.properties} with its comments. */
final class SettingsText {

    /** What a set-up asks for; of an older file, all other lines are taken over as they are. */
    private static final Pattern OURS =
            Pattern.compile("relay\\.(id|key\\.id|key\\.file)|cloud\\.url|store\\.directory|page\\.listen|health\\.port"
                    + "|voyager\\.\\d+\\.(telescope|host|port|user|password\\.file|images\\.windows|images\\.local)");

    private final StringBuilder text = new StringBuilder("""
            # The relay's settings, as its set-up page wrote them; start the relay with --setup to change them there, or change
            # them here and start it again. relay.properties.example explains every line. In a value a backslash is written twice.
            """);
    private final Set<Integer> voyagers = new TreeSet<>();

    void relay(String id, String keyId, String keyFile) {
        comment("Who this relay is, and the key it signs with. Only the key file's owner may read it.");
        line("relay.id", id);
        line("relay.key.id", keyId);
        line("relay.key.file", keyFile);
    }

    void cloud(String url) {
        comment("The cloud. Only outgoing connections are made.");
        line("cloud.url", url);
    }

    void store(String directory) {
        comment("Where events, commands and uploads wait while the link is down.");
        line("store.directory", directory);
    }

    void page(String address, int port, Present present) {
        comment("The relay's own page: 127.0.0.1 is this machine alone, 0.0.0.0 is everybody on the network.");
        String before = present.text("page.listen");
        boolean isKept = before != null && before.startsWith("0.0.0.0:") == address.equals("0.0.0.0");
        line("page.listen", before != null && isKept ? before : address + ":" + port);
    }

    void voyager(int number, Wanted.Voyager voyager, Optional<String> passwordFile) {
        voyagers.add(number);
        String prefix = "voyager." + number + ".";
        comment("Voyager " + number
                + ": its telescope, its computer, and its folder of frames by Voyager's name and by ours.");
        line(prefix + "telescope", voyager.telescope());
        line(prefix + "host", voyager.host());
        line(prefix + "port", Integer.toString(voyager.port()));
        passwordFile.ifPresent(file -> {
            line(prefix + "user", voyager.user());
            line(prefix + "password.file", file);
        });
        line(prefix + "images.windows", voyager.windowsImages());
        line(prefix + "images.local", voyager.localImages());
    }

    /** The lines that a set-up knows nothing of, except those of a Voyager that is no more. */
    void others(Present present) {
        Set<String> names = new TreeSet<>(present.lines().stringPropertyNames());
        names.removeIf(name -> OURS.matcher(name).matches()
                || (name.matches("voyager\\.\\d+\\..*") && !voyagers.contains(number(name))));
        if (!names.isEmpty()) {
            comment("Settings that were there before.");
            names.forEach(name -> line(name, present.lines().getProperty(name, "")));
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void comment(String sentence) {
        text.append("\n# ").append(sentence).append('\n');
    }

    private void line(String name, String value) {
        text.append(name).append('=').append(value.trim().replace("\\", "\\\\")).append('\n');
    }

    private static int number(String name) {
        String digits = name.split("\\.")[1];
        return digits.length() < 6 ? Integer.parseInt(digits) : -1;
    }
}
