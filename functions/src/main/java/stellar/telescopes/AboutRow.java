package stellar.telescopes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import stellar.cloud.Row;
import stellar.cloud.Value;
import stellar.contract.Wire;
import stellar.sky.Interval;

/**
 * A telescope's row {@code about}: the members of its description under their own names, so that an admin can read and
 * mend them. A description that is not whole, or not possible, leaves the telescope watchable, with nothing to plan by.
 */
final class AboutRow {

    private static final List<String> TOLD = List.of(
            "name",
            "description",
            "demo",
            "site",
            "optics",
            "camera",
            "filters",
            "centsAnHour",
            "needsConsent",
            "freeCancelHours");
    private static final List<String> DESCRIBED = List.of(
            "name",
            "description",
            "site",
            "horizon",
            "optics",
            "camera",
            "filters",
            "centsAnHour",
            "needsConsent",
            "freeCancelHours",
            "opening",
            "overheads");

    private AboutRow() {}

    static Telescope telescope(Row row) {
        @Nullable Description description = description(row);
        AttributeValue voyager = row.attributes().get("voyager");
        return new Telescope(
                row.text("telescope"),
                about(row, description),
                Listing.of(row.optionalText("listing").orElse("")),
                row.has("version") ? row.number("version") : 0,
                description,
                row.attributes().getOrDefault("blackouts", AttributeValue.fromM(Map.of())).m().values().stream()
                        .map(value -> blackout(new Row(value.m())))
                        .sorted(Comparator.comparing(blackout -> blackout.when().from()))
                        .toList(),
                row.optionalText("relay").orElse(null),
                voyager == null ? null : Integer.valueOf(voyager.n()),
                row.optionalText("operator").orElse(null),
                row.optionalText("operatorKeySha256").orElse(null));
    }

    private static ObjectNode about(Row row, @Nullable Description description) {
        ObjectNode about = Wire.object();
        about.put("id", row.text("telescope"));
        TOLD.forEach(name -> row.tree(name).ifPresent(value -> about.set(name, value)));
        if (description != null) {
            FieldOfView field = description.fieldOfView();
            about.set("fieldOfView", field.toJson());
            about.withObjectProperty("camera").put("pixelScaleArcsec", FieldOfView.rounded(field.pixelScaleArcsec()));
        }
        return about;
    }

    private static @Nullable Description description(Row row) {
        ObjectNode members = Wire.object();
        DESCRIBED.forEach(name -> row.tree(name).ifPresent(value -> members.set(name, value)));
        Form form = Form.of(members);
        Description description = Description.read(form);
        return form.fault().isPresent() ? null : description;
    }

    private static Blackout blackout(Row row) {
        return new Blackout(
                new Interval(row.time("from").orElseThrow(), row.time("to").orElseThrow()), row.text("reason"));
    }

    /** The attributes of a wish; what is absent from it is absent here. */
    static Map<String, AttributeValue> attributes(Wish wish, String operator, long version, String by, Instant now) {
        Map<String, AttributeValue> row = new HashMap<>();
        wish.description()
                .toJson()
                .propertyStream()
                .forEach(each -> row.put(each.getKey(), Value.tree(each.getValue())));
        row.put("listing", Value.text(wish.listing().word()));
        row.put("operator", Value.text(operator));
        row.put("version", Value.number(version));
        row.put("changedBy", Value.text(by));
        row.put("changedAt", Value.time(now));
        if (wish.relay() != null) {
            row.put("relay", Value.text(wish.relay()));
        }
        if (wish.voyager() != null) {
            row.put("voyager", Value.number(wish.voyager()));
        }
        return row;
    }

    static AttributeValue value(Blackout blackout) {
        return AttributeValue.fromM(Map.of(
                "from", Value.time(blackout.when().from()),
                "to", Value.time(blackout.when().to()),
                "reason", Value.text(blackout.reason())));
    }
}
