package stellar.relay.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stellar.relay.images.FitsHeader.Outcome;

/**
 * Headers as they should be, as they may be, and as nobody should send them. The files in {@code fits-headers} are kept
 * for good; one that was ever read wrongly is added there, with what it should have come to.
 */
class FitsHeaderTest {

    private static final String CORPUS = "fits-headers/";
    private static final FitsHeader HEADER = new FitsHeader(1_000);
    private static final int[] BITPIX = {8, 16, 32, 64, -32, -64};

    static Stream<Map.Entry<String, String>> corpus() throws IOException {
        try (InputStream in = resource(CORPUS + "outcomes.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().map(line -> Map.entry(line.split(": ", 2)[0], line.split(": ", 2)[1])).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void eachHeaderKeptComesToWhatIsWrittenBesideIt(Map.Entry<String, String> kept) throws IOException {
        Counted in = new Counted(new GZIPInputStream(resource(CORPUS + kept.getKey() + ".fit.gz")));

        String outcome =
                switch (HEADER.read(in)) {
                    case Outcome.Says(long least) -> "says " + least;
                    case Outcome.Cut() -> "cut";
                    case Outcome.NoFits(String reason) -> "no: " + reason;
                };

        if (kept.getValue().startsWith("no: ")) {
            assertThat(outcome)
                    .startsWith("no: ")
                    .contains(kept.getValue().substring(4))
                    .endsWith(".");
        } else {
            assertThat(outcome).isEqualTo(kept.getValue());
        }
        assertThat(in.count).isLessThanOrEqualTo(1_000L * FitsHeader.BLOCK_BYTES);
    }

    @Property
    void aSoundHeaderSaysWhatItsAxesMultiplyTo(
            @ForAll @IntRange(max = 5) int bitpix,
            @ForAll @Size(max = 6) List<@LongRange(min = 0, max = 3_000_000_000L) Long> axes,
            @ForAll @IntRange(max = 200) int comments)
            throws IOException {
        byte[] header = header(BITPIX[bitpix], axes, comments);
        BigInteger bytes = BigInteger.valueOf(axes.isEmpty() ? 0 : Math.abs(BITPIX[bitpix]) / 8);
        for (long axis : axes) {
            bytes = bytes.multiply(BigInteger.valueOf(axis));
        }
        BigInteger least = bytes.add(BigInteger.valueOf(header.length));
        boolean overflows = least.bitLength() > 63 || others(axes).bitLength() > 63;

        Outcome outcome = HEADER.read(new ByteArrayInputStream(header));

        if (overflows) {
            assertThat(outcome).isInstanceOf(Outcome.NoFits.class);
        } else {
            assertThat(outcome).isEqualTo(new Outcome.Says(least.longValueExact()));
        }
    }

    /** The product of the axes after the first, which may overflow although the first is 0. */
    private static BigInteger others(List<Long> axes) {
        BigInteger product = BigInteger.ONE;
        BigInteger largest = BigInteger.ONE;
        for (long axis : axes.subList(Math.min(1, axes.size()), axes.size())) {
            product = product.multiply(BigInteger.valueOf(axis));
            largest = largest.max(product);
        }
        return largest;
    }

    @Property
    void aHeaderCutAnywhereIsCutAndTheRestOfTheFileIsNotLookedAt(
            @ForAll @IntRange(max = 100) int comments, @ForAll @IntRange(max = 20_000) int at) throws IOException {
        byte[] header = header(16, List.of(4656L, 3520L), comments);
        int end = (6 + comments) * 80;
        byte[] file = Arrays.copyOf(header, at);

        Counted in = new Counted(new ByteArrayInputStream(file));
        Outcome outcome = HEADER.read(in);

        assertThat(outcome)
                .isEqualTo(at < end ? new Outcome.Cut() : new Outcome.Says(header.length + 2L * 4656 * 3520));
        assertThat(in.count).isLessThanOrEqualTo(header.length);
    }

    @Property
    void whateverTheBytesTheReaderEndsAndReadsNoMoreThanItMay(@ForAll @Size(max = 9_000) byte[] bytes)
            throws IOException {
        assertThat(HEADER.read(new ByteArrayInputStream(bytes))).isNotInstanceOf(Outcome.Says.class);
    }

    @Property
    void aHeaderWithAnyBytesChangedIsReadOrRefused(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 2_879) Integer> places, @ForAll byte value)
            throws IOException {
        byte[] header = header(16, List.of(4656L, 3520L), 3);
        places.forEach(place -> header[place] = value);
        Counted in = new Counted(new ByteArrayInputStream(Arrays.copyOf(header, 9 * FitsHeader.BLOCK_BYTES)));

        Outcome outcome = new FitsHeader(2).read(in);

        assertThat(in.count).isLessThanOrEqualTo(2L * FitsHeader.BLOCK_BYTES);
        if (outcome instanceof Outcome.Says(long least)) {
            assertThat(least).isGreaterThanOrEqualTo(FitsHeader.BLOCK_BYTES);
        }
    }

    private static byte[] header(int bitpix, List<Long> axes, int comments) {
        List<String> cards = new ArrayList<>();
        cards.add("SIMPLE  =                    T / file conforms to the standard");
        cards.add("BITPIX  = %20d / bits per pixel".formatted(bitpix));
        cards.add("NAXIS   = %20d".formatted(axes.size()));
        for (int i = 0; i < axes.size(); i++) {
            cards.add("NAXIS%-3d= %20d".formatted(i + 1, axes.get(i)));
        }
        for (int i = 0; i < comments; i++) {
            cards.add("COMMENT END of nothing, NAXIS1 = 7");
        }
        cards.add("END");
        StringBuilder text = new StringBuilder();
        cards.forEach(card -> text.append("%-80s".formatted(card)));
        int blocks = Math.ceilDiv(text.length(), FitsHeader.BLOCK_BYTES);
        text.append(" ".repeat(blocks * FitsHeader.BLOCK_BYTES - text.length()));
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static InputStream resource(String name) throws IOException {
        InputStream in = FitsHeaderTest.class.getResourceAsStream(name);
        if (in == null) {
            throw new IOException("The tests' resource " + name + " is missing.");
        }
        return new BufferedInputStream(in);
    }

    /** Counts what was asked of it. */
    private static final class Counted extends InputStream {
        private final InputStream in;
        private long count;

        Counted(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            count++;
            return in.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = in.read(buffer, offset, length);
            count += Math.max(read, 0);
            return read;
        }
    }
}
