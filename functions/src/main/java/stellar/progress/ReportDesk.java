package stellar.progress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.cloud.Environment;
import stellar.cloud.Log;
import stellar.contract.UploadRequest;
import stellar.images.ImageFacts;
import stellar.images.ImageKey;
import stellar.images.Images;
import stellar.images.PreviewStore;
import stellar.live.Announcer;
import stellar.live.Change;
import stellar.live.Channel;
import stellar.live.Sockets;

/** Takes each report once: keeps what is to be kept, and tells who listens. */
final class ReportDesk {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final DynamoDbClient tables;
    private final ProgressRows rows;
    private final Images images;
    private final PreviewStore previews;
    private final Announcer announcer;

    private ReportDesk(
            DynamoDbClient tables, ProgressRows rows, Images images, PreviewStore previews, Announcer announcer) {
        this.tables = tables;
        this.rows = rows;
        this.images = images;
        this.previews = previews;
        this.announcer = announcer;
    }

    static ReportDesk of(
            Environment environment,
            DynamoDbClient tables,
            Sockets sockets,
            PreviewStore previews,
            Clock clock,
            Log log) {
        return new ReportDesk(
                tables,
                new ProgressRows(tables, environment.required("PROGRESS_TABLE")),
                new Images(tables, environment.required("IMAGES_TABLE")),
                previews,
                Announcer.of(environment, tables, sockets, PATIENCE, clock, log));
    }

    /**
     * Takes a report; says whether it was taken before. What is kept is kept first: a report that is sent again because nobody
     * answered finds it there. Progress within a second of the last is kept and not told.
     */
    boolean take(Report report, String telescope, Instant now) {
        ObjectNode data = report.data();
        boolean isTold =
                switch (report.kind()) {
                    case PROGRESS -> {
                        rows.keep(report.session(), (ObjectNode) data.path("progress"), now);
                        yield true;
                    }
                    // With a thumbnail it is told once that can be fetched.
                    case IMAGE_READY -> !keepImage(report, telescope, now);
                    // Where a session stands is Stellar's to say; this is told, and no more.
                    case SESSION_STARTED, SESSION_COMPLETED -> true;
                };
        boolean isNew = rows.take(report.session(), report.event(), now);
        boolean isTimely = report.kind() != Report.Kind.PROGRESS || (isNew && rows.mayTell(report.session(), now));
        if (isNew && isTold && isTimely) {
            announcer.tell(
                    Channel.ofSession(report.session()),
                    List.of(new Change(report.kind().message(), null, now, data)));
        }
        return !isNew;
    }

    /**
     * As an image of a batch: its facts, and the preview's way through the bucket, if there is one. Its id follows from the
     * report. Says whether a preview is on its way.
     */
    private boolean keepImage(Report report, String telescope, Instant now) {
        String id = UUID.nameUUIDFromBytes((report.session() + "/" + report.event()).getBytes(StandardCharsets.UTF_8))
                .toString();
        ObjectNode image = (ObjectNode) report.data().path("image");
        Map<String, JsonNode> facts = new HashMap<>();
        Map.of("filename", "file", "filter", "filter", "exposure", "exposure", "hfd", "hfd", "timestamp", "takenAt")
                .forEach((name, as) -> {
                    if (image.has(name)) {
                        facts.put(as, image.get(name));
                    }
                });
        facts.put(Images.SESSION, TextNode.valueOf(report.session()));
        var learned = images.learn(new ImageFacts(telescope, id, now, facts, false));
        tables.transactWriteItems(transaction -> transaction.transactItems(learned));
        image.put("image", id);
        report.thumbnail().map(Thumbnail::bytes).ifPresent(jpeg -> {
            ImageKey key = new ImageKey(telescope, id, UploadRequest.Kind.PREVIEW);
            images.granted(key, PreviewStore.sha256(jpeg));
            previews.put(key, jpeg);
        });
        return report.thumbnail().isPresent();
    }
}
