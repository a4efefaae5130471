package stellar.ingest;

import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3ObjectEntity;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stellar.cloud.Log;
import stellar.contract.Wire;
import stellar.images.Image;
import stellar.images.ImageKey;
import stellar.images.Images;
import stellar.live.Announcer;
import stellar.live.Change;
import stellar.live.Channel;

/**
 * Notes that bytes of images are in the bucket, and tells the listeners. The bucket may tell of an object twice; the second time changes
 * nothing and is told to nobody.
 */
final class Arrivals {

    private final Images images;
    private final Announcer announcer;
    private final Clock clock;
    private final Log log;

    Arrivals(Images images, Announcer announcer, Clock clock, Log log) {
        this.images = images;
        this.announcer = announcer;
        this.clock = clock;
        this.log = log;
    }

    /**
     * An object that the bucket told of.
     *
     * @param key which image's bytes it is
     * @param tag its entity tag
     * @param isNews whether it was told of for the first time
     */
    record Arrived(ImageKey key, String tag, boolean isNews) {}

    /** Notes one; empty when it is no image of ours. */
    Optional<Arrived> note(S3ObjectEntity object) {
        Instant now = clock.instant();
        Optional<ImageKey> key = ImageKey.parse(object.getUrlDecodedKey());
        if (key.isEmpty()) {
            log.info("An object is no image of ours.", Map.of("key", object.getKey()));
            return Optional.empty();
        }
        ImageKey image = key.get();
        String tag = Optional.ofNullable(object.geteTag()).orElse("");
        boolean isNews = images.arrived(image, object.getSizeAsLong(), tag, now);
        if (isNews) {
            ObjectNode data = Wire.object();
            data.put("image", image.image());
            data.put("kind", Image.name(image.kind()));
            data.put("link", Image.link(image.telescope(), image.image(), image.kind()));
            data.put("bytes", object.getSizeAsLong());
            tell(image, "imageArrived", now, data);
        }
        return Optional.of(new Arrived(image, tag, isNews));
    }

    /** Tells those who watch the telescope something of an image. */
    void tell(ImageKey image, String type, Instant at, ObjectNode data) {
        announcer.tell(
                Channel.ofTelescope(image.telescope()), Optional.empty(), List.of(new Change(type, null, at, data)));
    }
}
