package stellar.relay.images;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a frame that Voyager names lies on this machine.
 *
 * <p>Voyager gives a Windows path. It is taken apart here and must lie below the root that the operator named; a name
 * that Windows or this machine would read as something else (a device, a stream, a parent folder, a link to elsewhere,
 * text that shows otherwise than it is) is refused, so that no message from the network makes the relay read a file
 * that is not a frame.
 */
public final class FramePaths {
    private static final int MAX_LENGTH = 1024;
    private static final Pattern FRAME = Pattern.compile(".+\\.(fit|fits|fts)", Pattern.CASE_INSENSITIVE);
    private static final Pattern DEVICE = Pattern.compile(
            "(con|prn|aux|nul|conin\\$|conout\\$|com[0-9¹²³]|lpt[0-9¹²³]) *(\\..*)?", Pattern.CASE_INSENSITIVE);
    private static final String NEVER_IN_A_NAME = "<>:\"|?*";

    private final List<String> windowsRoot;
    private final Path localRoot;

    /**
     * @param windowsRoot the folder Voyager saves frames below, as Voyager names it, for instance {@code C:\Voyager\FITS}
     * @param localRoot the same folder as this machine names it
     */
    public FramePaths(String windowsRoot, Path localRoot) {
        this.windowsRoot = segments(windowsRoot);
        this.localRoot = localRoot;
    }

    /** What a name came to. */
    public sealed interface Resolved {
        /** A file below the root that exists. */
        record Found(Path file) implements Resolved {}

        /** A permissible name, but there is no such file (yet). */
        record Missing() implements Resolved {}

        /** A name that is never opened; the reason is a full sentence. */
        record Refused(String reason) implements Resolved {}
    }

    /**
     * Finds the file of a Windows path.
     *
     * @throws IOException when the disk does not answer; to be tried again
     */
    public Resolved resolve(String windowsPath) throws IOException {
        if (windowsPath.length() > MAX_LENGTH) {
            return new Resolved.Refused("The frame's name is longer than " + MAX_LENGTH + " characters.");
        }
        if (windowsPath.codePoints().anyMatch(FramePaths::isDeceptive)) {
            return new Resolved.Refused("The frame's name holds a control or direction character.");
        }
        if (windowsPath.startsWith("\\\\") || windowsPath.startsWith("//")) {
            return new Resolved.Refused(
                    "The frame's name is a network path; only files below the image root are read.");
        }
        List<String> all = segments(windowsPath);
        int depth = windowsRoot.size();
        if (all.size() <= depth || !sameRoot(all.subList(0, depth))) {
            return new Resolved.Refused("The frame does not lie below the image root " + String.join("\\", windowsRoot)
                    + "; mend voyager.N.images.windows if Voyager saves elsewhere.");
        }
        List<String> below = all.subList(depth, all.size());
        for (String name : below) {
            if (!isPlainName(name)) {
                return new Resolved.Refused("The frame's name has a part that is no plain file name.");
            }
        }
        if (!FRAME.matcher(below.getLast()).matches()) {
            return new Resolved.Refused("The file is no FITS frame by its name (.fit, .fits, .fts).");
        }
        return onThisMachine(below);
    }

    private Resolved onThisMachine(List<String> below) throws IOException {
        Path root = root();
        try {
            Path file = root;
            for (String name : below) {
                file = file.resolve(name);
            }
            Path real = file.toRealPath();
            if (!real.startsWith(root)) {
                return new Resolved.Refused("The frame's name leads out of the image root by a link.");
            }
            return Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)
                    ? new Resolved.Found(real)
                    : new Resolved.Refused("The frame's name is not that of a regular file.");
        } catch (NoSuchFileException e) {
            return new Resolved.Missing();
        } catch (InvalidPathException e) {
            return new Resolved.Refused("The frame's name can not be a file's on this machine.");
        }
    }

    /** The root, if it is there: without its share a mount point is an empty folder, and no frame is missing for that. */
    private Path root() throws IOException {
        try {
            Path root = localRoot.toRealPath();
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(root)) {
                if (entries.iterator().hasNext()) {
                    return root;
                }
            }
        } catch (NoSuchFileException e) {
            // Said below, like an empty one.
        }
        throw new IOException("The image root " + localRoot
                + " is empty or not there; mount the share, or mend voyager.N.images.local.");
    }

    private boolean sameRoot(List<String> head) {
        for (int i = 0; i < head.size(); i++) {
            if (!head.get(i).equalsIgnoreCase(windowsRoot.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlainName(String name) {
        return !name.isBlank()
                && !name.endsWith(".")
                && !name.endsWith(" ")
                && name.chars().noneMatch(c -> NEVER_IN_A_NAME.indexOf(c) >= 0)
                && !DEVICE.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    /** Control characters, ends of lines, halves of characters, and such as turn the direction of text. */
    private static boolean isDeceptive(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }

    private static List<String> segments(String windowsPath) {
        return List.of(windowsPath.replaceFirst("[\\\\/]+$", "").split("[\\\\/]", -1));
    }
}
