package stellar.relay.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stellar.relay.images.FramePaths.Resolved;

class FramePathsTest {
    private static final String ROOT = "C:\\Voyager\\FITS";

    @TempDir
    Path disk;

    private FramePaths paths = new FramePaths(ROOT, Path.of(""));
    private Path root = Path.of("");

    @BeforeEach
    void makeRoot() throws IOException {
        root = Files.createDirectory(disk.resolve("frames"));
        paths = new FramePaths(ROOT, root);
    }

    @Test
    void aFrameBelowTheRootIsFoundWhateverTheCaseOfTheRoot() throws IOException {
        Path file = Files.createDirectories(root.resolve("2026-11-21")).resolve("M31_L_0001.fit");
        Files.writeString(file, "SIMPLE");

        assertThat(paths.resolve("c:\\VOYAGER\\fits\\2026-11-21\\M31_L_0001.fit"))
                .isEqualTo(new Resolved.Found(file.toRealPath()));
        assertThat(new FramePaths(ROOT + "\\", root).resolve("C:/Voyager/FITS/2026-11-21/M31_L_0001.fit"))
                .isEqualTo(new Resolved.Found(file.toRealPath()));
    }

    @Test
    void aFrameIsNotMissingWhenTheShareIs() throws IOException {
        assertThatThrownBy(() -> paths.resolve(ROOT + "\\a.fit"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is empty or not there; mount the share");
        Files.delete(root);
        assertThatThrownBy(() -> paths.resolve(ROOT + "\\a.fit")).hasMessageContaining("mount the share");
    }

    @Test
    void aFrameThatIsNotThereYetIsMissing() throws IOException {
        Files.createDirectory(root.resolve("2026-11-21"));
        assertThat(paths.resolve(ROOT + "\\later.fit")).isEqualTo(new Resolved.Missing());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C:\\Voyager\\FITS\\..\\secret.fit",
                "C:\\Voyager\\FITS\\a\\..\\..\\..\\secret.fit",
                "C:\\Voyager\\FITS\\.\\a.fit",
                "..\\a.fit",
                "a.fit",
                "",
                "C:\\Voyager\\FITS",
                "C:\\Voyager\\FITS2\\a.fit",
                "D:\\Voyager\\FITS\\a.fit",
                "/etc/passwd.fit",
                "\\\\server\\share\\a.fit",
                "\\\\?\\C:\\Voyager\\FITS\\a.fit",
                "//server/share/a.fit",
                "C:\\Voyager\\FITS\\CON",
                "C:\\Voyager\\FITS\\con.fit",
                "C:\\Voyager\\FITS\\LPT1.fits",
                "C:\\Voyager\\FITS\\NUL\\a.fit",
                "C:\\Voyager\\FITS\\a.fit:x",
                "C:\\Voyager\\FITS\\a:x.fit",
                "C:\\Voyager\\FITS\\a.fit.",
                "C:\\Voyager\\FITS\\a.fit ",
                "C:\\Voyager\\FITS\\night. \\a.fit",
                "C:\\Voyager\\FITS\\\\a.fit",
                "C:\\Voyager\\FITS\\a\u0000.fit",
                "C:\\Voyager\\FITS\\a\r\n.fit",
                "C:\\Voyager\\FITS\\\u202Etif.exe.fit",
                "C:\\Voyager\\FITS\\a.jpg",
                "C:\\Voyager\\FITS\\.fit",
                "C:\\Voyager\\FITS\\a.fit\\..\\..\\..\\secret.fit",
                "C:\\Voyager\\FITS/../secret.fit",
                "C:\\Voyager\\FITS\\...\\a.fit",
                "C:Voyager\\FITS\\a.fit",
                "\\Voyager\\FITS\\a.fit",
                "\\\\.\\C:\\Voyager\\FITS\\a.fit",
                "\\\\?\\UNC\\server\\share\\a.fit",
                "\\??\\C:\\Voyager\\FITS\\a.fit",
                "file:///C:/Voyager/FITS/a.fit",
                "C:\\Voyager\\FITS\\aux.2026.fit",
                "C:\\Voyager\\FITS\\nul .fit",
                "C:\\Voyager\\FITS\\COM\u00B9.fit",
                "C:\\Voyager\\FITS\\CONIN$.fit",
                "C:\\Voyager\\FITS\\a.fit::$DATA",
                "C:\\Voyager\\FITS\\a*.fit",
                "C:\\Voyager\\FITS\\a?.fit",
                "C:\\Voyager\\FITS\\night.\\a.fit",
                "C:\\Voyager\\FITS\\\u2066tif.fit",
                "C:\\Voyager\\FITS\\a\u200B.fit",
                "C:\\Voyager\\FITS\\a\u2028b.fit",
                "C:\\Voyager\\FITS\\a\u0085b.fit",
                "C:\\Voyager\\FITS\\a\uD800.fit",
                "C:\\Voyager\\FITS\\a.fit\t"
            })
    void aHostileNameIsRefusedWithoutLooking(String name) throws IOException {
        assertThat(paths.resolve(name)).isInstanceOf(Resolved.Refused.class);
    }

    @Test
    void aLinkOutOfTheRootIsRefusedAndOneWithinIsNot() throws IOException {
        Path outside = Files.writeString(disk.resolve("secret.fit"), "SECRET");
        Path inside = Files.writeString(root.resolve("real.fit"), "SIMPLE");
        Files.createSymbolicLink(root.resolve("out.fit"), outside);
        Files.createSymbolicLink(root.resolve("folder"), disk);
        Files.createSymbolicLink(root.resolve("in.fit"), inside);

        assertThat(paths.resolve(ROOT + "\\out.fit")).isInstanceOf(Resolved.Refused.class);
        assertThat(paths.resolve(ROOT + "\\folder\\secret.fit")).isInstanceOf(Resolved.Refused.class);
        assertThat(paths.resolve(ROOT + "\\in.fit")).isEqualTo(new Resolved.Found(inside.toRealPath()));
    }

    @Test
    void aShortNameAndOneInAnotherScriptAreNamesLikeOthers() throws IOException {
        for (String name : new String[] {"PROGRA~1.FIT", "M 31 (L), 300 s.fits", "nébuleuse.fit", "console.fit"}) {
            Path file = Files.writeString(root.resolve(name), "SIMPLE");
            assertThat(paths.resolve(ROOT + "\\" + name)).isEqualTo(new Resolved.Found(file.toRealPath()));
        }
    }

    @Test
    void aFolderIsNoFrame() throws IOException {
        Files.createDirectory(root.resolve("folder.fit"));

        assertThat(paths.resolve(ROOT + "\\folder.fit")).isInstanceOf(Resolved.Refused.class);
    }

    @Test
    void aNameOfTheGreatestLengthIsLookedAtAndALongerOneIsNot() throws IOException {
        String longest = ROOT + "\\a.fit" + "x".repeat(1024 - ROOT.length() - 6);

        assertThat(paths.resolve(longest + "x"))
                .isInstanceOfSatisfying(Resolved.Refused.class, refused -> assertThat(refused.reason())
                        .contains("longer than 1024"));
        assertThat(paths.resolve(longest))
                .isInstanceOfSatisfying(Resolved.Refused.class, refused -> assertThat(refused.reason())
                        .contains("no FITS frame"));
    }
}
