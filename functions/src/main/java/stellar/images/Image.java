package stellar.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import stellar.cloud.Row;
import stellar.contract.UploadRequest.Kind;
import stellar.contract.Wire;

/** An image as its row tells. */
public record Image(Row row) {

    /** Whether these very bytes are in the bucket. */
    public boolean has(Kind kind, String sha256) {
        return row.optionalText(sha256(kind)).filter(sha256::equals).isPresent();
    }

    /** Whether any bytes of this kind are in the bucket. */
    public boolean has(Kind kind) {
        return row.has(arrivedAt(kind));
    }

    String id() {
        return row.text("image");
    }

    String telescope() {
        return row.text("telescope");
    }

    /** When the relay first learned of it. */
    Instant at() {
        return row.time("at").orElseThrow();
    }

    /** The entity tag of a kind's object; empty text when it has not arrived. */
    String currentTag(Kind kind) {
        return row.optionalText(tag(kind)).orElse("");
    }

    /** Whether the frame that is in the bucket was developed, or found to be no image. */
    public boolean isJudged() {
        return has(Kind.FITS) && row.optionalText(Images.JUDGED_TAG).equals(Optional.of(currentTag(Kind.FITS)));
    }

    /** Whether there are pictures of the frame. */
    public boolean isDeveloped() {
        return row.has(Images.DEVELOPED);
    }

    /** The name its frame should have once downloaded, made of what is known of it and not of a name from outside. */
    String downloadName() {
        String when = row.text("at").substring(0, 19).replace(":", "");
        return row.text("telescope") + "-" + when + ".fit";
    }

    /** The session that it was reported for; empty when nobody said so. */
    public Optional<String> session() {
        return row.optionalText(Images.SESSION);
    }

    /** The booking it belongs to; empty while nobody looked, and when it is the operator's. */
    Optional<String> booking() {
        return row.optionalText(Images.BOOKING);
    }

    /** As the telescope's program told it. */
    OptionalDouble exposureSeconds() {
        return row.tree("exposure")
                .filter(JsonNode::isNumber)
                .map(told -> OptionalDouble.of(told.doubleValue()))
                .orElse(OptionalDouble.empty());
    }

    String order() {
        return row.text("takenOrder");
    }

    /** As messages have it: the facts, and a link for each kind that is in the bucket. */
    public ObjectNode toJson() {
        ObjectNode json = Wire.object();
        json.put("image", row.text("image"));
        json.put("at", row.time("at").orElseThrow().toString());
        ImageFacts.NAMES.forEach(name -> row.tree(name).ifPresent(value -> json.set(name, value)));
        row.optionalText(Images.TYPE).ifPresent(type -> json.put(Images.TYPE, type));
        for (Kind kind : Kind.values()) {
            if (has(kind)) {
                json.put(name(kind), link(telescope(), row.text("image"), kind));
            }
        }
        row.json(Images.DEVELOPED).ifPresent(developed -> json.set(Images.DEVELOPED, withLinks(developed)));
        row.json(Images.REJECTED).ifPresent(rejected -> json.set(Images.REJECTED, rejected));
        return json;
    }

    /** A word for the bytes that were judged, of letters, digits and hyphens; other bytes have another. */
    String version() {
        return row.text(Images.JUDGED_TAG).replaceAll("[^0-9A-Za-z-]", "");
    }

    /** With addresses that change when other bytes are developed, so that no browser shows those it kept. */
    private ObjectNode withLinks(ObjectNode developed) {
        String images = "/api/telescopes/" + telescope() + "/images/" + row.text("image") + "/";
        for (Picture picture : List.of(Picture.THUMB, Picture.PREVIEW, Picture.FULL)) {
            developed.put(picture.word(), images + picture.word() + "?of=" + version());
        }
        return developed;
    }

    /** The address, on this site, under which the bytes are to be had. */
    public static String link(String telescope, String image, Kind kind) {
        return "/api/telescopes/" + telescope + "/images/" + image + "/" + name(kind);
    }

    /** What a kind is called in messages and addresses: {@code preview}, {@code fits}. */
    public static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static String granted(Kind kind) {
        return name(kind) + "GrantedSha256";
    }

    static String sha256(Kind kind) {
        return name(kind) + "Sha256";
    }

    static String bytes(Kind kind) {
        return name(kind) + "Bytes";
    }

    static String tag(Kind kind) {
        return name(kind) + "Tag";
    }

    static String arrivedAt(Kind kind) {
        return name(kind) + "ArrivedAt";
    }
}
