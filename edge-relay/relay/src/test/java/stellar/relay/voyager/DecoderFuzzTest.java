package stellar.relay.voyager;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Bytes by chance, and lines of the corpus changed by chance. What is found is added to the corpus as a file. */
class DecoderFuzzTest {

    @Property(tries = 3_000)
    void anyBytesAreReadTheSameHoweverTheyAreCut(
            @ForAll @Size(min = 1, max = 1_500) byte[] bytes, @ForAll @IntRange(min = 1, max = 300) int length) {
        NastyLines.assertSound(NastyLines.SMALL, bytes, length);
    }

    @Property(tries = 3_000)
    void linesOfTheCorpusThatWereChangedByChanceAreReadTheSameHoweverTheyAreCut(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int length) throws Exception {
        Random random = new Random(seed);
        List<Path> files = NastyLines.corpus().toList();
        byte[] bytes = changed(Files.readAllBytes(files.get(random.nextInt(files.size()))), random);
        NastyLines.assertSound(NastyLines.SMALL, bytes, length);
    }

    /** Some bytes changed, put in, taken out or said twice. */
    private static byte[] changed(byte[] bytes, Random random) {
        byte[] now = bytes;
        for (int change = random.nextInt(8); change >= 0 && now.length > 1; change--) {
            int at = random.nextInt(now.length);
            int end = Math.min(now.length, at + 1 + random.nextInt(20));
            byte[] before = Arrays.copyOfRange(now, 0, at);
            byte[] after = Arrays.copyOfRange(now, random.nextBoolean() ? at : end, now.length);
            byte[] between = random.nextBoolean()
                    ? Arrays.copyOfRange(now, at, end)
                    : new byte[] {(byte) "{}[]\",:\\\r\n\0\u007f".charAt(random.nextInt(12))};
            now = joined(before, between, after);
        }
        return now;
    }

    private static byte[] joined(byte[]... parts) {
        byte[] all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
