package stellar;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a schema of the API's description says of the members of a value, whatever their kinds: through {@code $ref},
 * {@code allOf}, {@code oneOf} and {@code anyOf}. A validator does not tell of members that no schema names, and the
 * description may not forbid them, for members may be added; so the tests look for them here.
 *
 * @param members each member that is named, with the schemas that name it
 * @param items the schemas of what a list holds
 * @param values the schemas of members that are not named
 * @param isOpen whether it may have members that are not named
 */
record ApiShape(Map<String, List<Place>> members, List<Place> items, List<Place> values, boolean isOpen) {

    /** A schema, and where in the description it stands: {@code Booking.plan}. */
    record Place(String name, JsonNode schema) {}

    /** The shape that schemas give together to the same value. */
    static ApiShape of(List<Place> places, JsonNode document) {
        Builder all = new Builder(document);
        places.forEach(all::add);
        return new ApiShape(all.members, all.items, all.values, all.isOpen);
    }

    /**
     * Notes each member of a value under the place of its schema.
     *
     * @param seen gets the names of places
     * @param unknown gets the names of members that no schema names
     */
    static void walk(List<Place> places, JsonNode value, JsonNode document, Set<String> seen, Set<String> unknown) {
        if (places.isEmpty()) {
            return;
        }
        ApiShape shape = of(places, document);
        if (value.isArray()) {
            value.forEach(item -> walk(shape.items, item, document, seen, unknown));
        }
        value.properties().forEach(member -> {
            List<Place> named = shape.members.getOrDefault(member.getKey(), List.of());
            if (named.isEmpty() && !shape.isOpen) {
                unknown.add(places.getFirst().name() + "." + member.getKey());
            }
            named.forEach(place -> seen.add(place.name()));
            walk(named.isEmpty() ? shape.values : named, member.getValue(), document, seen, unknown);
        });
    }

    /** Notes every member that a value may have. */
    static void expand(List<Place> places, JsonNode document, Set<String> members) {
        ApiShape shape = of(places, document);
        shape.members.values().forEach(named -> {
            boolean isNew = named.stream()
                    .map(place -> members.add(place.name()))
                    .toList()
                    .contains(true);
            if (isNew) {
                expand(named, document, members);
            }
        });
        for (List<Place> inner : List.of(shape.items, shape.values)) {
            if (!inner.isEmpty()) {
                expand(inner, document, members);
            }
        }
    }

    private static final class Builder {
        private final JsonNode document;
        private final Map<String, List<Place>> members = new LinkedHashMap<>();
        private final List<Place> items = new ArrayList<>();
        private final List<Place> values = new ArrayList<>();
        private boolean isOpen;

        Builder(JsonNode document) {
            this.document = document;
        }

        void add(Place place) {
            JsonNode schema = place.schema();
            if (schema.has("$ref")) {
                String reference = schema.path("$ref").asText();
                add(new Place(
                        reference.substring(reference.lastIndexOf('/') + 1), document.at(reference.substring(1))));
            }
            for (String together : List.of("allOf", "oneOf", "anyOf")) {
                schema.path(together).forEach(part -> add(new Place(place.name(), part)));
            }
            schema.path("properties").properties().forEach(member -> members.computeIfAbsent(
                            member.getKey(), _ -> new ArrayList<>())
                    .add(new Place(place.name() + "." + member.getKey(), member.getValue())));
            if (schema.has("items")) {
                items.add(new Place(place.name() + "[]", schema.path("items")));
            }
            JsonNode others = schema.path("additionalProperties");
            isOpen |= others.isObject() || others.asBoolean(false);
            if (others.isObject()) {
                values.add(new Place(place.name() + ".*", others));
            }
        }
    }
}
