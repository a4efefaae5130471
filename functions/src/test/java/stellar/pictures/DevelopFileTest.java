package stellar.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stellar.fits.MadeFits;

/** {@code ./stellar develop}. */
class DevelopFileTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();

    private int develop(Path... paths) throws IOException {
        return DevelopFile.run(
                Stream.of(paths).map(Path::toString).toList(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(complaints, true, StandardCharsets.UTF_8));
    }

    private Path frame(String name) throws IOException {
        Path made = MadeFits.image(16, 64, 48)
                .end()
                .padded(MadeFits.pixels(16, new double[64 * 48]))
                .write(folder);
        return Files.move(made, folder.resolve(name));
    }

    @Test
    void oneFilesPicturesLieInTheFolderItself() throws IOException {
        Path pictures = folder.resolve("pictures");
        assertThat(develop(frame("m31.fit"), pictures)).isZero();
        assertThat(pictures.resolve("full.jpg")).exists();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("m31.fit: 64 × 48 pixels of 16 bits");
    }

    @Test
    void ofManyEachHasItsFolderAndABadOneKeepsNoneOfThemBack() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.fit"), "No frame at all.");
        Path pictures = folder.resolve("pictures");
        assertThat(develop(frame("a.fit"), text, frame("b.fit"), pictures)).isEqualTo(1);
        for (String name : List.of("a.fit", "b.fit")) {
            assertThat(pictures.resolve(name).resolve("thumb.jpg")).exists();
        }
        assertThat(complaints.toString(StandardCharsets.UTF_8)).startsWith("notes.fit is no image. ");
    }

    @Test
    void aFileThatIsNotThereAndAQuestionWithoutAFolderAreAskedWrongly() throws IOException {
        assertThat(develop(folder.resolve("none.fit"), folder.resolve("pictures")))
                .isEqualTo(2);
        assertThat(develop(folder.resolve("none.fit"))).isEqualTo(2);
        assertThat(complaints.toString(StandardCharsets.UTF_8))
                .startsWith("There is no file " + folder.resolve("none.fit"))
                .contains("takes FITS files and a folder");
    }
}
