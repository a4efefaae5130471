package stellar.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import stellar.cloud.Row;
import stellar.cloud.Value;
import stellar.contract.UploadRequest;
import stellar.pictures.FrameType;

/** The table of images. */
public final class Images {

    /** The index by the time an image was first heard of. */
    public static final String BY_TIME = "byTime";

    /** The index of a booking's images by the time they were first heard of. */
    public static final String BY_BOOKING = "byBooking";

    /** The session that an image was reported for, where the report itself said so. */
    public static final String SESSION = "session";

    /** What a frame was taken for: {@code LIGHT}, {@code DARK}, {@code FLAT} or {@code BIAS}. */
    static final String TYPE = "type";

    /** The filter it was taken through. */
    static final String FILTER = "filter";

    /** What was found in a frame. */
    static final String DEVELOPED = "developed";

    /** Why a frame is no image. */
    static final String REJECTED = "rejected";

    /** The entity tag of the frame that was developed or rejected. */
    public static final String JUDGED_TAG = "developedTag";

    /** The booking that an image belongs to. */
    public static final String BOOKING = "booking";

    /** Behind an image's id, the key of the row with its histograms. */
    private static final String LEVELS = "#levels";

    /** Most images of one page. */
    public static final int MOST = 50;

    private static final int MOST_READS = 3;

    private final DynamoDbClient tables;
    private final String table;
    private final ImageRows rows;

    public Images(DynamoDbClient tables, String table) {
        this.tables = tables;
        this.table = table;
        this.rows = new ImageRows(tables, table);
    }

    /**
     * Images, newest first.
     *
     * @param images as messages have them
     * @param before what to ask for as {@code before} to get the images before these; absent when there are none
     */
    public record Page(List<ObjectNode> images, @Nullable String before) {}

    /** What a batch tells of an image, as part of a transaction: makes its row or adds to it. */
    public TransactWriteItem learn(ImageFacts told) {
        StringBuilder sets = new StringBuilder(
                "SET #at = if_not_exists(#at, :at), takenOrder = if_not_exists(takenOrder, :takenOrder)");
        Map<String, String> names = new HashMap<>(Map.of("#at", "at"));
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":at", Value.time(told.at()));
        values.put(":takenOrder", Value.text(Value.time(told.at()).s() + "#" + told.image()));
        told.facts().forEach((name, value) -> {
            boolean passing = name.equals(ImageFacts.FILE) && !told.byFrame();
            sets.append(", #").append(name).append(" = ");
            sets.append((passing ? "if_not_exists(#%s, :%s)" : ":%2$s").formatted(name, name));
            names.put("#" + name, name);
            values.put(":" + name, stored(value));
        });
        Optional.ofNullable(told.facts().get("frameType"))
                .flatMap(name -> FrameType.of(name.asText()))
                .ifPresent(type -> {
                    sets.append(", #type = if_not_exists(#type, :type)");
                    names.put("#type", TYPE);
                    values.put(":type", Value.text(type.name()));
                });
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(ImageRows.key(told.telescope(), told.image()))
                        .updateExpression(sets.toString())
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values))
                .build();
    }

    /** One image; empty when the telescope has none of this id. */
    public Optional<Image> find(String telescope, String image) {
        if (!ImageKey.isImageId(image)) {
            return Optional.empty();
        }
        var answer = tables.getItem(
                get -> get.tableName(table).key(ImageRows.key(telescope, image)).consistentRead(true));
        return answer.hasItem() ? Optional.of(new Image(new Row(answer.item()))) : Optional.empty();
    }

    /**
     * The newest images as they are now, newest first.
     *
     * @param known ids of images that are surely there, though the index may not have them yet; at most {@value #MOST}
     */
    public List<ObjectNode> newest(String telescope, int limit, Collection<String> known) {
        Set<String> ids = new LinkedHashSet<>(known);
        rows.query(telescope, Wanted.ALL, null, limit).items().forEach(key -> ids.add(new Row(key).text("image")));
        return rows.newestFirst(telescope, ids).stream()
                .limit(limit)
                .map(Image::toJson)
                .toList();
    }

    /**
     * A page of images.
     *
     * @param before what an earlier page gave; absent for the newest
     * @param limit how many at most, {@value #MOST} at most
     */
    public Page page(String telescope, @Nullable String before, int limit) {
        return page(telescope, Wanted.ALL, before, limit);
    }

    /** The same of those that are wanted; a page may hold fewer than the limit, or none, and still say {@code before}. */
    Page page(String telescope, Wanted wanted, @Nullable String before, int limit) {
        int bounded = Math.min(limit, MOST);
        if (before != null && before.compareTo(wanted.from()) < 0) {
            return new Page(List.of(), null);
        }
        List<Row> keys = new ArrayList<>();
        @Nullable String next = before;
        for (int read = 0; read < MOST_READS; read++) {
            QueryResponse answer = rows.query(telescope, wanted, next, MOST);
            boolean isLast = answer.lastEvaluatedKey().isEmpty();
            for (Map<String, AttributeValue> item : answer.items()) {
                keys.add(new Row(item));
                if (keys.size() == bounded) {
                    return page(telescope, keys, keys.getLast().text("takenOrder"));
                }
            }
            if (isLast) {
                return page(telescope, keys, null);
            }
            next = new Row(answer.lastEvaluatedKey()).text("takenOrder");
        }
        // Few of so many are wanted: whoever asks goes on from here.
        return page(telescope, keys, next);
    }

    private Page page(String telescope, List<Row> keys, @Nullable String next) {
        List<String> ids = keys.stream().map(key -> key.text("image")).toList();
        return new Page(
                rows.newestFirst(telescope, ids).stream().map(Image::toJson).toList(), next);
    }

    /**
     * A booking's images in the order in which they were first heard of, as they are now; one that was heard of within the last
     * second may be missing.
     *
     * @param most how many at most: the first
     */
    public List<Image> ofBooking(String booking, int most) {
        List<Map<String, AttributeValue>> keys = tables
                .queryPaginator(query -> query.tableName(table)
                        .indexName(BY_BOOKING)
                        .keyConditionExpression("booking = :booking")
                        .expressionAttributeValues(Map.of(":booking", Value.text(booking))))
                .items()
                .stream()
                .limit(most)
                .map(Row::new)
                .map(key -> ImageRows.key(key.text("telescope"), key.text("image")))
                .toList();
        List<Image> images = rows.all(keys);
        images.sort(Comparator.comparing(Image::order));
        return images;
    }

    /** Notes which bytes the newest leave to upload is for. */
    public void granted(ImageKey image, String sha256) {
        tables.updateItem(update -> update.tableName(table)
                .key(ImageRows.key(image.telescope(), image.image()))
                .updateExpression("SET " + Image.granted(image.kind()) + " = :sha256")
                .expressionAttributeValues(Map.of(":sha256", Value.text(sha256))));
    }

    /**
     * Notes that an image's bytes are in the bucket; says whether that was news. It is none when the same bytes were
     * noted before, or when there is no such image.
     *
     * @param bytes their length
     * @param tag the object's entity tag
     */
    public boolean arrived(ImageKey image, long bytes, String tag, Instant at) {
        UploadRequest.Kind kind = image.kind();
        try {
            tables.updateItem(update -> update.tableName(table)
                    .key(ImageRows.key(image.telescope(), image.image()))
                    .updateExpression("SET " + Image.bytes(kind) + " = :bytes, " + Image.tag(kind) + " = :tag, "
                            + Image.arrivedAt(kind) + " = :at, " + Image.sha256(kind) + " = " + Image.granted(kind))
                    .conditionExpression("attribute_exists(" + Image.granted(kind) + ") AND (attribute_not_exists("
                            + Image.tag(kind) + ") OR " + Image.tag(kind) + " <> :tag)")
                    .expressionAttributeValues(
                            Map.of(":bytes", Value.number(bytes), ":tag", Value.text(tag), ":at", Value.time(at))));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    /**
     * Notes what was found in a frame; says whether these bytes are still the image's.
     *
     * @param tag the entity tag of the frame that was judged
     * @param checksum its CRC-32
     * @param booking whose it is
     */
    boolean judged(ImageKey image, String tag, long checksum, Optional<String> booking, Findings found, Instant now) {
        Map<String, String> names =
                new HashMap<>(Map.of("#found", found.developed().isPresent() ? DEVELOPED : REJECTED));
        names.put("#other", found.developed().isPresent() ? REJECTED : DEVELOPED);
        Map<String, AttributeValue> values = new HashMap<>(Map.of(
                ":tag", Value.text(tag),
                ":checksum", Value.number(checksum),
                ":found", Value.json(found.facts()),
                ":now", Value.time(now)));
        StringBuilder sets = new StringBuilder(
                "SET developedTag = :tag, fitsCrc32 = :checksum, #found = :found, developedAt = :now");
        found.type().ifPresent(type -> set(sets, names, values, TYPE, "%s", type.name()));
        found.filter().ifPresent(filter -> set(sets, names, values, FILTER, "if_not_exists(#filter, %s)", filter));
        found.takenAt()
                .ifPresent(at -> set(sets, names, values, "takenAt", "if_not_exists(#takenAt, %s)", at.toString()));
        booking.ifPresent(one -> set(sets, names, values, BOOKING, "%s", one));
        try {
            tables.updateItem(update -> update.tableName(table)
                    .key(ImageRows.key(image.telescope(), image.image()))
                    .updateExpression(sets + " REMOVE #other")
                    .conditionExpression(Image.tag(image.kind()) + " = :tag")
                    .expressionAttributeNames(names)
                    .expressionAttributeValues(values));
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
        if (found.developed().isPresent()) {
            Map<String, AttributeValue> levels =
                    new HashMap<>(ImageRows.key(image.telescope(), image.image() + LEVELS));
            levels.put("levels", Value.json(found.levels()));
            tables.putItem(put -> put.tableName(table).item(levels));
        }
        return true;
    }

    /** Notes whose an image is, unless that is known. */
    void belongs(ImageKey image, String booking) {
        tables.updateItem(update -> update.tableName(table)
                .key(ImageRows.key(image.telescope(), image.image()))
                .updateExpression("SET booking = if_not_exists(booking, :booking)")
                .expressionAttributeValues(Map.of(":booking", Value.text(booking))));
    }

    private static void set(
            StringBuilder sets,
            Map<String, String> names,
            Map<String, AttributeValue> values,
            String name,
            String how,
            String value) {
        sets.append(", #").append(name).append(" = ").append(how.formatted(":" + name));
        names.put("#" + name, name);
        values.put(":" + name, Value.text(value));
    }

    /** A frame's histograms; empty when it was not developed. */
    Optional<ObjectNode> levels(Image image) {
        if (!image.isDeveloped()) {
            return Optional.empty();
        }
        var answer =
                tables.getItem(get -> get.tableName(table).key(ImageRows.key(image.telescope(), image.id() + LEVELS)));
        return answer.hasItem() ? new Row(answer.item()).json("levels") : Optional.empty();
    }

    private static AttributeValue stored(JsonNode value) {
        return value.isNumber()
                ? AttributeValue.fromN(value.decimalValue().toPlainString())
                : Value.text(value.textValue());
    }
}
