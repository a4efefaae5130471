package stellar.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3BucketEntity;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3Entity;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3EventNotificationRecord;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3ObjectEntity;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.UserIdentityEntity;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stellar.Night;
import stellar.OpenSockets;
import stellar.contract.DurableEvent;
import stellar.contract.UploadRequest.Kind;
import stellar.contract.Wire;
import stellar.images.ImageFacts;
import stellar.images.ImageKey;
import stellar.images.Images;
import stellar.live.Channel;
import stellar.live.Connections;
import stellar.live.Listeners;
import stellar.slots.Slot;
import stellar.slots.Slots;

class ImageArrivedTest {

    private final OpenSockets sockets = new OpenSockets();
    private final Night night = new Night();
    private final String image = UUID.randomUUID().toString();
    private final Images images = new Images(night.tables, night.table("ImagesTable"));
    private final ImageKey key = new ImageKey(night.telescope, image, Kind.PREVIEW);
    private final ImageArrivedHandler handler = new ImageArrivedHandler(
            night.environment(Map.of()),
            night.tables,
            sockets.sockets(Duration.ofSeconds(2)),
            night.clock,
            Night.silent());

    @AfterEach
    void close() {
        sockets.close();
    }

    @Test
    void whoWatchesIsToldOfTheArrivalOnceWhereTheStreamStands() throws IOException {
        new IngestHandler(
                        night.environment(Map.of()),
                        night.tables,
                        sockets.sockets(Duration.ofSeconds(2)),
                        night.clock,
                        Night.silent())
                .handleRequest(
                        night.request(night.batch(Night.EPOCH, 1, 2, night.imageEvents(1, image))), Night.INVOCATION);
        images.granted(key, "0".repeat(64));
        Listeners.add(
                new Connections(night.tables, night.table("ConnectionsTable"), night.clock),
                "watching-" + image,
                Channel.ofTelescope(night.telescope));

        handler.handleRequest(arrival(key.text()), Night.INVOCATION);
        handler.handleRequest(arrival(key.text()), Night.INVOCATION);

        String link = "/api/telescopes/" + night.telescope + "/images/" + image + "/preview";
        ObjectNode data = Wire.object();
        data.put("image", image).put("kind", "preview").put("link", link).put("bytes", 148213);
        assertThat(sockets.sent("watching-" + image)).singleElement().satisfies(frame -> {
            assertThat(frame.at("/previous/seq").asInt()).isEqualTo(2);
            assertThat(frame.at("/position/seq").asInt()).isEqualTo(2);
            assertThat(frame.at("/messages/0/type").asText()).isEqualTo("imageArrived");
            assertThat(frame.at("/messages/0").has("seq")).isFalse();
            assertThat(frame.at("/messages/0/data")).isEqualTo(Wire.readObject(data.toString()));
        });
        assertThat(images.newest(night.telescope, 20, List.of()))
                .singleElement()
                .satisfies(row -> assertThat(row.path("preview").asText()).isEqualTo(link));
    }

    /** Told of at 22:00:05 after 300 s: the middle of the exposure was at 21:57:35. */
    @Test
    void anImageWhoseFrameNeverComesBelongsToTheBookingInWhoseSlotItWasTaken() {
        Instant begin = night.clock.instant().truncatedTo(ChronoUnit.HOURS);
        Slots slots = new Slots(night.tables, night.table("SlotsTable"));
        night.tables.transactWriteItems(write -> write.transactItems(
                slots.take(night.telescope, begin.minus(Slot.QUARTER), "before", "user", begin),
                slots.take(night.telescope, begin, "after", "user", begin)));
        List<DurableEvent> told = night.imageEvents(1, image);
        ((ObjectNode) told.getFirst().data().path("parsed")).put("exposure", 300);
        night.tables.transactWriteItems(write -> write.transactItems(
                ImageFacts.of(told).stream().map(images::learn).toList()));
        images.granted(key, "0".repeat(64));

        handler.handleRequest(arrival(key.text()), Night.INVOCATION);

        assertThat(images.find(night.telescope, image).orElseThrow().row().optionalText(Images.BOOKING))
                .contains("before");
    }

    @Test
    void anObjectThatIsNoImageOfOursChangesNothing() {
        handler.handleRequest(arrival("somewhere/else.jpg"), Night.INVOCATION);
        handler.handleRequest(arrival(key.text()), Night.INVOCATION);

        assertThat(images.find(night.telescope, image)).isEmpty();
    }

    static S3Event arrival(String objectKey) {
        return arrival(objectKey, 148_213L, "d41d8cd9");
    }

    static S3Event arrival(String objectKey, long bytes, String tag) {
        return new S3Event(List.of(new S3EventNotificationRecord(
                "eu-west-3",
                "ObjectCreated:Put",
                "aws:s3",
                "2026-11-21T22:00:08.400Z",
                "2.1",
                null,
                null,
                new S3Entity(
                        "configuration",
                        new S3BucketEntity("images", new UserIdentityEntity("nobody"), "arn:aws:s3:::images"),
                        new S3ObjectEntity(objectKey, bytes, tag, null, "0055AED6DCD90281E5"),
                        "1.0"),
                new UserIdentityEntity("nobody"))));
    }
}
