package stellar.relay.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stellar.contract.PairingGrant;
import stellar.relay.RelaySettings;

/**
 * The files that a set-up leaves: secrets first, then the settings that name them, at once. Each step may be the last that
 * happens: before the settings are in place the old ones still hold, with all their files.
 */
final class Configuration {

    /** One change of the disk. */
    interface Step {
        void run() throws IOException;
    }

    private final Present present;
    private final List<Step> steps = new ArrayList<>();
    private final List<Path> named = new ArrayList<>();

    /**
     * What is to be written.
     *
     * @param grant the pairing; absent to keep the present one
     */
    Configuration(Present present, @Nullable PairingGrant grant, Wanted wanted, int pagePort) {
        this.present = present;
        Path folder = folder(present.file());
        steps.add(() -> Files.createDirectories(folder));
        String keyFile = grant == null ? kept("relay.key.file") : secret(folder, "relay", ".key", grant.key());
        SettingsText text = new SettingsText();
        text.relay(
                grant == null ? kept("relay.id") : grant.relay(),
                grant == null ? kept("relay.key.id") : grant.keyId(),
                keyFile);
        text.cloud(wanted.cloud());
        text.store(wanted.store());
        text.page(wanted.network() ? "0.0.0.0" : "127.0.0.1", pagePort, present);
        List<Wanted.Voyager> voyagers = wanted.voyagers();
        for (int i = 0; i < voyagers.size(); i++) {
            text.voyager(i + 1, voyagers.get(i), password(folder, i + 1, voyagers.get(i)));
        }
        text.others(present);
        steps.add(() -> settle(text.toString()));
        steps.add(this::forgetOldSecrets);
    }

    /** In order; a prefix of them may be all that happens. */
    List<Step> steps() {
        return List.copyOf(steps);
    }

    /** Does it all. */
    void write() throws IOException {
        for (Step step : steps) {
            step.run();
        }
    }

    /** The settings as the relay reads them are tried out under another name first. */
    private void settle(String text) throws IOException {
        Path file = present.file();
        Path trial = file.resolveSibling(file.getFileName() + ".trial");
        OwnerOnly.plain(trial, text);
        RelaySettings.read(trial).key();
        Files.delete(trial);
        OwnerOnly.plain(file, text);
    }

    private void forgetOldSecrets() throws IOException {
        for (Path old : present.secrets()) {
            if (!named.contains(old) && folder(present.file()).equals(old.getParent())) {
                Files.deleteIfExists(old);
            }
        }
    }

    private Optional<String> password(Path folder, int number, Wanted.Voyager voyager) {
        if (!voyager.hasUser()) {
            return Optional.empty();
        }
        if (voyager.hasPassword()) {
            return Optional.of(secret(folder, "voyager-" + number, ".password", voyager.password()));
        }
        Optional<Path> kept = present.password(voyager.telescope(), voyager.user());
        kept.ifPresent(named::add);
        return Optional.of(
                kept.map(Path::toString).orElseGet(() -> secret(folder, "voyager-" + number, ".password", "")));
    }

    /** Plans a file of a name that the present settings do not use, and says which. */
    private String secret(Path folder, String name, String ending, String text) {
        Path file = folder.resolve(name + ending);
        for (int n = 2; present.secrets().contains(file); n++) {
            file = folder.resolve(name + "-" + n + ending);
        }
        Path free = file;
        named.add(free);
        steps.add(() -> OwnerOnly.secret(free, text));
        return String.valueOf(free.getFileName());
    }

    private String kept(String name) {
        present.path(name).ifPresent(named::add);
        String value = present.text(name);
        if (value == null) {
            throw new IllegalStateException("A relay that is not paired was to be refused before anything is written.");
        }
        return value;
    }

    private static Path folder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalStateException("A file has a folder, but " + file + " has none.");
        }
        return folder;
    }
}
