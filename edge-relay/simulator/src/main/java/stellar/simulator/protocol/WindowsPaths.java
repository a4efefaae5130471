package stellar.simulator.protocol;

import java.nio.file.Path;

/** Paths as the Windows PC at the observatory knows them. */
final class WindowsPaths {
    /** What the images folder stands for. */
    static final String ROOT = "C:\\Users\\voyager\\Documents\\Voyager\\FITS";

    private final Path images;

    WindowsPaths(Path images) {
        this.images = images;
    }

    String of(Path file) {
        var path = new StringBuilder(ROOT);
        images.relativize(file).forEach(part -> path.append('\\').append(part));
        return path.toString();
    }
}
