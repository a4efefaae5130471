package stellar.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The properties of one resource, taken one by one; {@link #refuseTheRest} names those that nobody took. */
final class Properties {
    private final String where;
    private final JsonNode values;
    private final Set<String> taken = new HashSet<>();

    /**
     * @param where how an error message begins, for instance {@code template.yaml: resource Foo of type T}
     * @param values resolved, that is without intrinsic functions
     */
    Properties(String where, JsonNode values) {
        this.where = where;
        this.values = values;
        if (!values.isObject() && !values.isMissingNode()) {
            throw new TemplateException(where + " must be a map, but is " + values + ".");
        }
    }

    String where() {
        return where;
    }

    private JsonNode take(String name) {
        taken.add(name);
        return values.path(name);
    }

    Optional<String> optionalText(String name) {
        JsonNode value = take(name);
        if (value.isContainerNode()) {
            throw new TemplateException(where + ": " + name + " must be text, but is " + value + ".");
        }
        return value.isMissingNode() ? Optional.empty() : Optional.of(value.asText());
    }

    String text(String name) {
        return optionalText(name)
                .orElseThrow(() -> new TemplateException(where + " must have the property " + name + "."));
    }

    /** One of these texts, or the first of them when the property is not given. */
    String oneOf(String name, String... known) {
        String value = optionalText(name).orElse(known[0]);
        if (!Arrays.asList(known).contains(value)) {
            throw new TemplateException(where + ": " + name + " is " + value + ", but the local cloud knows only "
                    + String.join(", ", known) + ".");
        }
        return value;
    }

    boolean isTrue(String name) {
        return take(name).asBoolean();
    }

    int number(String name, int otherwise) {
        JsonNode value = take(name);
        if (value.isMissingNode()) {
            return otherwise;
        }
        try {
            return Integer.parseInt(value.asText());
        } catch (NumberFormatException notANumber) {
            throw new TemplateException(where + ": " + name + " must be a whole number, but is " + value + ".");
        }
    }

    /** A whole number from least to most. */
    int number(String name, int otherwise, int least, int most) {
        int number = number(name, otherwise);
        if (number < least || number > most) {
            throw new TemplateException(
                    where + ": " + name + " must be " + least + " to " + most + ", but is " + number + ".");
        }
        return number;
    }

    /** A list of texts; a single text counts as a list of one. */
    List<String> texts(String name) {
        JsonNode value = take(name);
        List<String> texts = new ArrayList<>();
        if (value.isTextual()) {
            texts.add(value.asText());
        }
        value.forEach(element -> texts.add(element.asText()));
        return List.copyOf(texts);
    }

    /** A map of texts, in the order written. */
    Map<String, String> textMap(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        take(name)
                .properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }

    Optional<Properties> inner(String name) {
        JsonNode value = take(name);
        return value.isMissingNode() ? Optional.empty() : Optional.of(new Properties(where + ", " + name, value));
    }

    /** The properties below this one; none at all when it is not given. */
    Properties innerOrEmpty(String name) {
        return inner(name).orElseGet(() -> new Properties(where + ", " + name, MissingNode.getInstance()));
    }

    List<Properties> list(String name) {
        List<Properties> elements = new ArrayList<>();
        for (JsonNode element : take(name)) {
            elements.add(new Properties(where + ", " + name, element));
        }
        return elements;
    }

    /** A map whose values are maps, in the order written. */
    Map<String, Properties> map(String name) {
        Map<String, Properties> entries = new LinkedHashMap<>();
        take(name)
                .properties()
                .forEach(field -> entries.put(
                        field.getKey(), new Properties(where + ", " + name + " " + field.getKey(), field.getValue())));
        return entries;
    }

    /** Names what may stand in the template but makes no difference on one machine. */
    void declaredOnly(String... names) {
        taken.addAll(Arrays.asList(names));
    }

    /** Ends the reading: a property that was neither read nor declared only is an error. */
    void refuseTheRest() {
        for (Map.Entry<String, JsonNode> field : values.properties()) {
            if (!taken.contains(field.getKey())) {
                throw new TemplateException(where + " has the property " + field.getKey()
                        + ", which is not known to the local cloud; it would run here without it.");
            }
        }
    }
}
