package stellar.relay.setup;

import static java.util.Objects.requireNonNullElse;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the operator filled in; what was left out is empty.
 *
 * @param cloud the cloud's address
 * @param store the store's folder
 * @param network whether everybody on the network may see the relay's page
 * @param voyagers one to three
 */
record Wanted(String cloud, String store, boolean network, List<Voyager> voyagers) {

    static final int MAX_VOYAGERS = 3;
    private static final int LONGEST = 1_000;

    Wanted {
        cloud = requireNonNullElse(cloud, "");
        store = requireNonNullElse(store, "");
        voyagers = List.copyOf(requireNonNullElse(voyagers, List.of()));
    }

    /**
     * One Voyager.
     *
     * @param password given anew; empty to keep the one that is there
     */
    record Voyager(
            String telescope,
            String host,
            int port,
            String user,
            String password,
            String windowsImages,
            String localImages) {

        Voyager {
            telescope = requireNonNullElse(telescope, "");
            host = requireNonNullElse(host, "");
            user = requireNonNullElse(user, "");
            password = requireNonNullElse(password, "");
            windowsImages = requireNonNullElse(windowsImages, "");
            localImages = requireNonNullElse(localImages, "");
        }

        boolean hasUser() {
            return !user.isBlank();
        }

        boolean hasPassword() {
            return !password.isEmpty();
        }

        @Override
        public String toString() {
            return "Voyager[" + telescope + ", " + host + ":" + port + "]";
        }
    }

    /** What is missing or makes no sense; empty when it can be written. */
    Optional<Finding> fault(Set<String> telescopes) {
        if (!isPlain(cloud) || !Pairing.isPrivate(cloud)) {
            return Optional.of(Finding.bad("cloud-address"));
        }
        if (!isPath(store)) {
            return Optional.of(Finding.bad("store-missing"));
        }
        if (voyagers.isEmpty() || voyagers.size() > MAX_VOYAGERS) {
            return Optional.of(Finding.bad("voyager-count"));
        }
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < voyagers.size(); i++) {
            Map<String, Object> which = Map.of("voyager", i + 1);
            Voyager voyager = voyagers.get(i);
            if (!telescopes.contains(voyager.telescope())) {
                return Optional.of(Finding.bad("telescope-missing", which));
            }
            if (!taken.add(voyager.telescope())) {
                return Optional.of(Finding.bad("telescope-twice", which));
            }
            if (!isPlain(voyager.host()) || voyager.port() < 1 || voyager.port() > 65_535) {
                return Optional.of(Finding.bad("voyager-address", which));
            }
            if ((voyager.hasUser() && !isUser(voyager.user())) || !isPassword(voyager.password())) {
                return Optional.of(Finding.bad("voyager-user", which));
            }
            if (!isPlain(voyager.windowsImages()) || voyager.windowsImages().startsWith("\\\\")) {
                return Optional.of(Finding.bad("windows-folder", which));
            }
            if (!isPath(voyager.localImages())) {
                return Optional.of(Finding.bad("local-folder", which));
            }
        }
        return Optional.empty();
    }

    private static boolean isUser(String user) {
        return isPlain(user) && user.indexOf(':') < 0;
    }

    /** It is kept in a file whose ends are trimmed. */
    private static boolean isPassword(String password) {
        return password.isEmpty() || (isPlain(password) && password.equals(password.trim()));
    }

    private static boolean isPath(String path) {
        try {
            return isPlain(path) && !Path.of(path).toString().isEmpty();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static boolean isPlain(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST
                && text.chars().noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
    }
}
