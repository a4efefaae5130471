package stellar.pictures;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import stellar.fits.FlawedFits;

/** {@code ./stellar develop FILE... FOLDER}: what the cloud makes of frames, made of files on this machine. */
public final class DevelopFile {

    private static final int FLAWED = 1;
    private static final int WRONGLY_ASKED = 2;

    private DevelopFile() {}

    /**
     * FITS files, and the folder for their pictures, which is made if it is not there; of more than one file each has a folder in it,
     * with the file's name. Ends with 1 when one of them is no image; the others are developed all the same.
     */
    public static void main(String[] arguments) throws IOException {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    static int run(List<String> arguments, PrintStream out, PrintStream complaints) throws IOException {
        if (arguments.size() < 2) {
            complaints.println("./stellar develop takes FITS files and a folder for their pictures.");
            return WRONGLY_ASKED;
        }
        List<Path> files = arguments.subList(0, arguments.size() - 1).stream()
                .map(Path::of)
                .toList();
        Path folder = Path.of(arguments.getLast());
        int worst = 0;
        for (Path fits : files) {
            Path own = files.size() == 1 ? folder : folder.resolve(String.valueOf(fits.getFileName()));
            worst = Math.max(worst, develop(fits, Files.createDirectories(own), out, complaints));
        }
        return worst;
    }

    private static int develop(Path fits, Path folder, PrintStream out, PrintStream complaints) throws IOException {
        try {
            tell(fits, Developer.develop(fits, folder), out);
            return 0;
        } catch (FlawedFits e) {
            complaints.println(fits.getFileName() + " is no image. " + e.getMessage());
            return FLAWED;
        } catch (NoSuchFileException _) {
            complaints.println("There is no file " + fits + ".");
            return WRONGLY_ASKED;
        }
    }

    private static void tell(Path fits, Developer.Developed developed, PrintStream out) {
        FrameFacts facts = developed.facts();
        Figures figures = developed.figures();
        out.printf("%s: %d × %d pixels of %d bits%n", fits.getFileName(), facts.width(), facts.height(), facts.bits());
        figures.channels()
                .forEach(channel -> out.printf(
                        "  %.6g to %.6g, mean %.6g, median %.6g, noise %.4g%n",
                        channel.least(), channel.most(), channel.mean(), channel.median(), channel.noise()));
        out.printf(
                "  %d stars%s%n",
                figures.stars(),
                figures.hfd().isPresent()
                        ? ", median HFD %.2f pixels".formatted(figures.hfd().getAsDouble())
                        : "");
    }
}
