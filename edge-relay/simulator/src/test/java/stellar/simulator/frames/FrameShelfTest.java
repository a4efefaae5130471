package stellar.simulator.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stellar.simulator.TinyFits;
import stellar.simulator.night.Equatorial;
import stellar.simulator.night.Exposure;
import stellar.simulator.night.Filter;
import stellar.simulator.night.Journal;
import stellar.simulator.night.Target;

class FrameShelfTest {
    private static final Exposure EXPOSURE = Exposures.light(Exposures.M51, Filter.HA, 60, 1);

    private final Path folder;

    FrameShelfTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void framesLieByTargetAndNightUnderNamesThatTellWhatTheyAre() throws IOException {
        var shelf = new FrameShelf(folder, 1000);
        assertThat(shelf.freshName(EXPOSURE))
                .isEqualTo("M51_Whirlpool/2026-03-20/M51_Whirlpool_LIGHT_Ha_60s_BIN1_-10C_001_20260320_230000");
        assertThat(shelf.freshName(EXPOSURE)).contains("_002_");
    }

    @Test
    void aNameFromOutsideCannotLeaveTheFolder() throws IOException {
        var shelf = new FrameShelf(folder, 1000);
        for (String name : List.of("..\\..\\evil", "../up", "C:\\x", "a/b", "...", "CON.", "x".repeat(500))) {
            Target target = Target.field(name, new Equatorial(1, 1));
            String fresh = shelf.freshName(Exposures.light(target, Filter.L, 1, 1));
            assertThat(folder.resolve(fresh).normalize()).as(name).startsWithRaw(folder);
            assertThat(fresh).doesNotContain("..", "\\", ":").hasSizeLessThan(250);
        }
    }

    @Test
    void theOldestFramesGoWhenItIsFullAndNobodyElsesFiles() throws IOException {
        Path foreign = Files.writeString(folder.resolve("holiday.fit"), "x".repeat(5000));
        var shelf = new FrameShelf(folder, 1000);
        List<String> names = put(shelf, 8);
        assertThat(existing(shelf, names)).containsExactlyElementsOf(names.subList(4, 8));
        assertThat(foreign).exists();
    }

    @Test
    void afterARestartTheLimitStillHoldsAndNoNameIsUsedTwice() throws IOException {
        List<String> names = new ArrayList<>(put(new FrameShelf(folder, 1000), 4));
        var again = new FrameShelf(folder, 1000);
        names.addAll(put(again, 2));
        assertThat(names).doesNotHaveDuplicates();
        assertThat(existing(again, names)).containsExactlyElementsOf(names.subList(2, 6));
    }

    @Test
    void realFilesAreDeliveredUnchangedInTurnAndBadOnesAreNamedAndLeftOut() throws IOException {
        Path real = TinyFits.folder(folder);
        Files.writeString(real.resolve("broken.fits"), "not at all");
        Files.writeString(real.resolve("notes.txt"), "left alone");
        List<String> complaints = new ArrayList<>();
        var darkroom = new DeliveredFrames(
                real, new FrameShelf(folder.resolve("out"), 1 << 20), Runnable::run, complaints::add);
        assertThat(complaints).singleElement().asString().contains("broken.fits");
        Journal.SavedFrame one = darkroom.load(EXPOSURE).develop();
        Journal.SavedFrame two = darkroom.load(EXPOSURE).develop();
        assertThat(one.fits()).hasSameBinaryContentAs(real.resolve("tiny.fits"));
        assertThat(two.fits()).hasSameBinaryContentAs(real.resolve("tiny.fits")).isNotEqualTo(one.fits());
        assertThat(one.picture().widthPixels()).isEqualTo(4);
        assertThat(one.jpegFile()).exists();
    }

    @Test
    void aFolderWithoutAReadableFileIsRefusedWithWhatToDo() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        var shelf = new FrameShelf(folder.resolve("out"), 1000);
        assertThatThrownBy(() -> new DeliveredFrames(empty, shelf, Runnable::run, complaint -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("holds no FITS file")
                .hasMessageContaining("--frames");
    }

    /** Frames of 250 bytes each, in the order of their names. */
    private static List<String> put(FrameShelf shelf, int count) throws IOException {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = shelf.freshName(EXPOSURE);
            shelf.put(name, file -> Files.write(file, new byte[200]), file -> Files.write(file, new byte[50]));
            names.add(name);
        }
        return names;
    }

    private static List<String> existing(FrameShelf shelf, List<String> names) {
        return Stream.of(names.toArray(String[]::new))
                .filter(name -> Files.exists(shelf.fits(name)) && Files.exists(shelf.jpeg(name)))
                .toList();
    }
}
