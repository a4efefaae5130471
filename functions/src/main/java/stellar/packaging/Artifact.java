package stellar.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Makes the artifact of the functions from a jar with everything they were compiled with. */
public final class Artifact {

    private static final String OURS = "stellar/";
    private static final String BUILD_ONLY = "stellar/packaging/";

    /** One time for all files, so that the same classes make the same artifact. */
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 11, 21, 0, 0);

    private Artifact() {}

    /** The jar with everything, then where the artifact is to be. */
    public static void main(String[] arguments) throws IOException {
        Map<String, byte[]> files = read(Path.of(arguments[0]));
        files.keySet().removeIf(name -> name.startsWith(BUILD_ONLY));
        SortedMap<String, byte[]> artifact = new Reach(files).from(OURS);
        int classes = artifact.size();
        files.forEach((name, bytes) -> {
            if (!name.endsWith(".class")) {
                artifact.put(name, bytes);
            }
        });
        write(Path.of(arguments[1]), artifact);
        System.out.printf(
                "The artifact has %d of %d classes.%n",
                classes,
                files.keySet().stream().filter(name -> name.endsWith(".class")).count());
    }

    private static Map<String, byte[]> read(Path jar) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(jar))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.put(entry.getName(), zip.readAllBytes());
                }
            }
        }
        return files;
    }

    private static void write(Path artifact, SortedMap<String, byte[]> files) throws IOException {
        Path part = artifact.resolveSibling(artifact.getFileName() + ".part");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(part))) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(TIME);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        Files.move(part, artifact, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
}
