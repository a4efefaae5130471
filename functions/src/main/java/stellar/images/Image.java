package stellar.images;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
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

    /** The name its frame should have once downloaded, made of what is known of it and not of a name from outside. */
    String downloadName() {
        String when = row.text("at").substring(0, 19).replace(":", "");
        return row.text("telescope") + "-" + when + ".fit";
    }

    /** The session that it was reported for; empty when nobody said so. */
    public Optional<String> session() {
        return row.optionalText(Images.SESSION);
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
        for (Kind kind : Kind.values()) {
            if (has(kind)) {
                json.put(name(kind), link(row.text("telescope"), row.text("image"), kind));
            }
        }
        return json;
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
