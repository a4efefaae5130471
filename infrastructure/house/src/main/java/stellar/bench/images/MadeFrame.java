package stellar.bench.images;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** A frame of 16 bits with a noisy sky and stars, the same each time. */
record MadeFrame(String name, int width, int height, boolean isMosaic) {

    private static final int BLOCK = 2880;
    private static final int SKY = 1_200;
    private static final int NOISE = 25;
    private static final int STARS = 2_000;
    private static final int ZERO = 32_768;

    /** The side of a star's box, in pixels. */
    private static final int REACH = 6;

    Path write(Path folder) throws IOException {
        Random chance = new Random(42);
        int[] pixels = new int[width * height];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (int) (SKY + NOISE * chance.nextGaussian());
        }
        for (int i = 0; i < STARS; i++) {
            int x = chance.nextInt(REACH, width - REACH);
            int y = chance.nextInt(REACH, height - REACH);
            double peak = 200 * Math.pow(10, 2.4 * chance.nextDouble());
            for (int dy = -REACH; dy <= REACH; dy++) {
                for (int dx = -REACH; dx < REACH; dx++) {
                    pixels[(y + dy) * width + x + dx] += (int) (peak * Math.exp(-(dx * dx + dy * dy) / 6.0));
                }
            }
        }
        Path file = folder.resolve(name.replace(" ", "") + ".fit");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            out.write(header());
            ByteBuffer row = ByteBuffer.allocate(2 * width);
            for (int y = 0; y < height; y++) {
                row.clear();
                for (int x = 0; x < width; x++) {
                    row.putShort((short) (Math.min(pixels[y * width + x], 65_535) - ZERO));
                }
                out.write(row.array());
            }
            out.write(new byte[Math.floorMod(-2 * width * height, BLOCK)]);
        }
        return file;
    }

    private byte[] header() {
        StringBuilder cards = new StringBuilder();
        for (String card : new String[] {
            "SIMPLE  = T",
            "BITPIX  = 16",
            "NAXIS   = 2",
            "NAXIS1  = " + width,
            "NAXIS2  = " + height,
            "BZERO   = " + ZERO,
            "BSCALE  = 1",
            "ROWORDER= 'TOP-DOWN'",
            isMosaic ? "BAYERPAT= 'RGGB    '" : "FILTER  = 'L       '",
            "END"
        }) {
            // A value that is no text ends in the 30th column.
            boolean isPlain = card.contains("= ") && !card.contains("'");
            cards.append(
                    isPlain
                            ? "%-10s%20s%50s".formatted(card.substring(0, 10), card.substring(10), "")
                            : "%-80s".formatted(card));
        }
        return "%-2880s".formatted(cards).getBytes(StandardCharsets.US_ASCII);
    }
}
