package stellar.ingest;

import java.time.Duration;
import java.util.Map;
import stellar.Night;
import stellar.OpenSockets;
import stellar.contract.UploadRequest;
import stellar.images.ImageKey;
import stellar.images.Images;

/** What comes in from an observatory, for tests of what becomes of it elsewhere. */
public final class Incoming {

    private Incoming() {}

    /** Takes batches. */
    public static IngestHandler handler(Night night, OpenSockets sockets) {
        return new IngestHandler(
                night.environment(Map.of()),
                night.tables,
                sockets.sockets(Duration.ofSeconds(2)),
                night.clock,
                Night.silent());
    }

    /** The bucket tells that an image's preview is in it. */
    public static void previewArrives(Night night, OpenSockets sockets, String image) {
        ImageKey key = new ImageKey(night.telescope, image, UploadRequest.Kind.PREVIEW);
        new Images(night.tables, night.table("ImagesTable")).granted(key, "0".repeat(64));
        arrives(night, sockets, key.text());
    }

    /** The bucket tells of an object that was put into it. */
    public static void arrives(Night night, OpenSockets sockets, String object) {
        new ImageArrivedHandler(
                        night.environment(Map.of()),
                        night.tables,
                        sockets.sockets(Duration.ofSeconds(2)),
                        night.clock,
                        Night.silent())
                .handleRequest(ImageArrivedTest.arrival(object), Night.INVOCATION);
    }
}
