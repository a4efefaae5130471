package stellar.simulator.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stellar.simulator.TinyFits;

class FitsReaderTest {
    private final Path file;
    private final FitsReader reader = new FitsReader(1600);

    FitsReaderTest(@TempDir Path folder) {
        this.file = folder.resolve("a.fits");
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16, 32, 64, -32, -64})
    void everyKindOfNumberIsReadBigEndian(int bits) throws IOException {
        var data = ByteBuffer.allocate(6 * Math.abs(bits) / 8);
        for (int i = 0; i < 6; i++) {
            put(data, bits, i == 5 ? 100 : i);
        }
        write(TinyFits.bytes(image(bits, 3, 2), data.array()));
        assertThat(reader.read(file).preview().values()).containsExactly(0, 1, 2, 3, 4, 100);
    }

    @Test
    void valuesAreScaledAndNegativeOnesMadeUnsigned() throws IOException {
        var data = ByteBuffer.allocate(4).putShort((short) -32768).putShort((short) 32767);
        List<String> cards = image(16, 2, 1);
        cards.add("BZERO   =                32768 / unsigned");
        cards.add("BSCALE  =                  2.0");
        write(TinyFits.bytes(cards, data.array()));
        assertThat(reader.read(file).preview().values()).containsExactly(32768 - 2 * 32768, 32768 + 2 * 32767);
    }

    @Test
    void aPictureStoredFromTheBottomIsTurnedTheRightWayUp() throws IOException {
        List<String> cards = image(8, 1, 3);
        cards.remove("ROWORDER= 'TOP-DOWN'");
        write(TinyFits.bytes(cards, new byte[] {1, 2, 3}));
        assertThat(reader.read(file).preview().values()).containsExactly(3, 2, 1);
    }

    @Test
    void aPictureInAnExtensionIsFoundBehindATable() throws IOException {
        var all = new ByteArrayOutputStream();
        all.writeBytes(TinyFits.bytes(
                List.of(
                        "SIMPLE  =                    T",
                        "BITPIX  =                    8",
                        "NAXIS   =                    0"),
                new byte[0]));
        all.writeBytes(TinyFits.bytes(
                List.of(
                        "XTENSION= 'BINTABLE'",
                        "BITPIX  =                    8",
                        "NAXIS   =                    2",
                        "NAXIS1  =                 3000",
                        "NAXIS2  =                    2",
                        "PCOUNT  =                  100",
                        "GCOUNT  =                    1"),
                new byte[6100]));
        List<String> cards = image(8, 2, 1);
        cards.set(0, "XTENSION= 'IMAGE   '");
        cards.add("OBJECT  = 'O''Neill / 1'  / a name");
        all.writeBytes(TinyFits.bytes(cards, new byte[] {7, 9}));
        write(all.toByteArray());
        FitsImage image = reader.read(file);
        assertThat(image.preview().values()).containsExactly(7, 9);
        assertThat(image.text("OBJECT", "")).isEqualTo("O'Neill / 1");
    }

    @Test
    void aLargePictureIsBinnedToMeansAndItsOwnSizeKept() throws IOException {
        byte[] data = new byte[5 * 4];
        Arrays.fill(data, (byte) 10);
        data[0] = 50;
        write(TinyFits.bytes(image(8, 5, 4), data));
        FitsImage image = new FitsReader(3).read(file);
        assertThat(image.width()).isEqualTo(5);
        assertThat(image.preview().width()).isEqualTo(2);
        assertThat(image.preview().values()).containsExactly(20, 10, 10, 10);
    }

    @Test
    void whatIsNoFitsIsRefusedWithAReason() throws IOException {
        refuses("hello".getBytes(StandardCharsets.US_ASCII), "ends before");
        refuses(new byte[2880], "does not begin like a FITS file");
        byte[] whole = TinyFits.bytes(image(16, 2000, 2), new byte[8000]);
        refuses(Arrays.copyOf(whole, whole.length - 2880), "ends before");
        refuses(TinyFits.bytes(image(7, 2, 2), new byte[8]), "BITPIX is 7");
        refuses(TinyFits.bytes(image(16, 2_000_000_000, 2_000_000_000), new byte[8]), "at most 65536");
        refuses(TinyFits.bytes(image(16, -4, 4), new byte[8]), "-4 pixels");
        List<String> cards = image(16, 2, 2);
        cards.set(3, "NAXIS1  =                 many");
        refuses(TinyFits.bytes(cards, new byte[8]), "not a number");
    }

    private void refuses(byte[] bytes, String reason) throws IOException {
        write(bytes);
        assertThatThrownBy(() -> reader.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(reason);
    }

    private void write(byte[] bytes) throws IOException {
        Files.write(file, bytes);
    }

    private static List<String> image(int bits, int width, int height) {
        return new ArrayList<>(List.of(
                "SIMPLE  =                    T",
                "BITPIX  = %20d".formatted(bits),
                "NAXIS   =                    2",
                "NAXIS1  = %20d".formatted(width),
                "NAXIS2  = %20d".formatted(height),
                "ROWORDER= 'TOP-DOWN'"));
    }

    private static void put(ByteBuffer data, int bits, int value) {
        switch (bits) {
            case 8 -> data.put((byte) value);
            case 16 -> data.putShort((short) value);
            case 32 -> data.putInt(value);
            case 64 -> data.putLong(value);
            case -32 -> data.putFloat(value);
            default -> data.putDouble(value);
        }
    }
}
