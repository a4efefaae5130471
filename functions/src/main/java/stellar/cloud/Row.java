package stellar.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import stellar.contract.Wire;

/**
 * One row of a table, read by attribute name. A row that lacks what it must have is our own mistake
 * ({@link IllegalStateException}).
 */
public record Row(Map<String, AttributeValue> attributes) {

    public Row {
        attributes = Map.copyOf(attributes);
    }

    /** A row as a table's stream tells it; empty when there was or is none. */
    public static Optional<Row> told(
            @Nullable Map<String, com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue> row) {
        return Optional.ofNullable(row).filter(some -> !some.isEmpty()).map(some -> new Row(attributes(some)));
    }

    private static Map<String, AttributeValue> attributes(
            Map<String, com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue> told) {
        Map<String, AttributeValue> attributes = new HashMap<>();
        told.forEach((name, value) -> attributes.put(name, told(value)));
        return attributes;
    }

    private static AttributeValue told(
            com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue value) {
        if (value.getS() != null) {
            return AttributeValue.fromS(value.getS());
        } else if (value.getN() != null) {
            return AttributeValue.fromN(value.getN());
        } else if (value.getBOOL() != null) {
            return AttributeValue.fromBool(value.getBOOL());
        } else if (value.getM() != null) {
            return AttributeValue.fromM(attributes(value.getM()));
        } else if (value.getL() != null) {
            return AttributeValue.fromL(value.getL().stream().map(Row::told).toList());
        } else if (Boolean.TRUE.equals(value.getNULL())) {
            return AttributeValue.fromNul(true);
        }
        throw new IllegalStateException("A record of a stream has an attribute of a kind that no table of ours has.");
    }

    public boolean has(String name) {
        return attributes.containsKey(name);
    }

    public String text(String name) {
        return optionalText(name)
                .orElseThrow(() -> new IllegalStateException("A row lacks its attribute " + name + "."));
    }

    public Optional<String> optionalText(String name) {
        return Optional.ofNullable(attributes.get(name)).map(AttributeValue::s);
    }

    public long number(String name) {
        AttributeValue value = attributes.get(name);
        if (value == null || value.n() == null) {
            throw new IllegalStateException("A row lacks its number " + name + ".");
        }
        return Long.parseLong(value.n());
    }

    public Optional<Instant> time(String name) {
        return optionalText(name).map(Instant::parse);
    }

    /** Whether the row's {@code expiresAt} has passed; a row without one lives on. */
    public boolean isExpired(Instant now) {
        return has("expiresAt") && number("expiresAt") <= now.getEpochSecond();
    }

    /** JSON that was kept as text. */
    public Optional<ObjectNode> json(String name) {
        return optionalText(name).map(text -> {
            try {
                return Wire.readObject(text);
            } catch (IOException e) {
                throw new IllegalStateException("Attribute " + name + " of a row is not the JSON it should be.", e);
            }
        });
    }

    /** An attribute of any shape as JSON; empty when there is none. */
    public Optional<JsonNode> tree(String name) {
        return Optional.ofNullable(attributes.get(name)).map(Row::toJson);
    }

    private static JsonNode toJson(AttributeValue value) {
        return switch (value.type()) {
            case S -> TextNode.valueOf(value.s());
            case N -> DecimalNode.valueOf(new BigDecimal(value.n()));
            case BOOL -> BooleanNode.valueOf(value.bool());
            case NUL -> NullNode.getInstance();
            case L -> {
                ArrayNode list = Wire.object().arrayNode();
                value.l().forEach(item -> list.add(toJson(item)));
                yield list;
            }
            case M -> {
                ObjectNode map = Wire.object();
                value.m().forEach((name, item) -> map.set(name, toJson(item)));
                yield map;
            }
            default -> throw new IllegalStateException("A row has an attribute of type " + value.type() + ".");
        };
    }
}
