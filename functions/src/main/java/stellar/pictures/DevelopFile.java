package stellar.pictures;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import stellar.fits.FlawedFits;

/** {@code ./stellar develop FILE FOLDER}: what the cloud makes of a frame, made of a file on this machine. */
public final class DevelopFile {

    private static final int FLAWED = 1;
    private static final int WRONGLY_ASKED = 2;

    private DevelopFile() {}

    /** A FITS file, and the folder for its pictures, which is made if it is not there. Ends with 1 when the file is no image. */
    public static void main(String[] arguments) throws IOException {
        System.exit(run(arguments, System.out, System.err));
    }

    private static int run(String[] arguments, PrintStream out, PrintStream complaints) throws IOException {
        if (arguments.length != 2) {
            complaints.println("./stellar develop takes a FITS file and a folder for its pictures.");
            return WRONGLY_ASKED;
        }
        Path fits = Path.of(arguments[0]);
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        try {
            Developer.Developed developed = Developer.develop(fits, folder);
            FrameFacts facts = developed.facts();
            out.printf(
                    "%s: %d × %d pixels of %d bits%n", fits.getFileName(), facts.width(), facts.height(), facts.bits());
            developed
                    .figures()
                    .channels()
                    .forEach(channel -> out.printf(
                            "  %.6g to %.6g, mean %.6g, median %.6g, noise %.4g%n",
                            channel.least(), channel.most(), channel.mean(), channel.median(), channel.noise()));
            out.printf(
                    "  %d stars%s%n",
                    developed.figures().stars(),
                    developed.figures().hfd().isPresent()
                            ? ", median HFD %.2f pixels"
                                    .formatted(developed.figures().hfd().getAsDouble())
                            : "");
            return 0;
        } catch (FlawedFits e) {
            complaints.println(fits.getFileName() + " is no image. " + e.getMessage());
            return FLAWED;
        } catch (NoSuchFileException _) {
            complaints.println("There is no file " + fits + ".");
            return WRONGLY_ASKED;
        }
    }
}
