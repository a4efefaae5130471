import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Part of package.sh: prints each jar of a folder with the licence that its manifest names, or that lies in it. */
class Licences {
    void main(String[] arguments) throws IOException {
        IO.println("""
                # What the relay brings along

                The full texts lie in the jars, below META-INF, and those of the Java runtime in runtime/legal.

                | jar | licence |
                |---|---|""");
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            List<Path> jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
            for (Path jar : jars) {
                IO.println("| " + jar.getFileName() + " | " + licence(jar) + " |");
            }
        }
    }

    private static String licence(Path file) throws IOException {
        if (file.getFileName().toString().matches("(relay|contract)-.*")) {
            return "Apache-2.0, see LICENSE";
        }
        try (JarFile jar = new JarFile(file.toFile())) {
            String named = jar.getManifest().getMainAttributes().getValue("Bundle-License");
            if (named != null) {
                return named.contains("apache.org/licenses/LICENSE-2.0") ? "Apache-2.0" : named;
            }
            return jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.matches("META-INF/LICEN[SC]E[^/]*"))
                    .findFirst()
                    .orElseThrow(() -> new IOException(file.getFileName() + " names no licence, neither in its manifest"
                            + " nor below META-INF; find it out and name it in Licences.java."));
        }
    }
}
