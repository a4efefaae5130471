package stellar.relay.spool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A relay's store in a folder of its own, on a night whose clock stands. */
abstract class SpoolOnDisk {

    static final Instant NIGHT = Instant.parse("2026-11-21T22:00:00Z");
    static final Clock CLOCK = Clock.fixed(NIGHT, ZoneOffset.UTC);
    static final String FILE = "C:\\FITS\\M31_L_0007.fit";

    final Path directory;

    SpoolOnDisk(Path directory) {
        this.directory = directory;
    }

    Spool open() throws IOException {
        return Spool.open(directory, SpoolLimits.USUAL, CLOCK);
    }

    static OptionalLong append(Spool spool, String data) {
        return append(spool, data, NIGHT, new Enclosure.Nothing());
    }

    static OptionalLong append(Spool spool, String data, Instant at, Enclosure enclosure) {
        return spool.outbox()
                .append(new NewEvent("demo", "signal", at, null, data, false, enclosure))
                .join();
    }

    static NewEvent event(String data) {
        return NewEvent.of("demo", "command", NIGHT, data);
    }

    static List<String> images(Spool spool) throws IOException {
        List<String> images = new ArrayList<>();
        for (StoredEvent event : spool.outbox().next(1_000, 10 << 20).events()) {
            if (event.image() != null) {
                images.add(event.image());
            }
        }
        return images;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
