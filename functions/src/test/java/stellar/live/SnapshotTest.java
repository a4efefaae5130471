package stellar.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import stellar.Night;
import stellar.contract.Batch;
import stellar.contract.DurableEvent;
import stellar.contract.LatestEvent;
import stellar.contract.Position;
import stellar.contract.UploadRequest.Kind;
import stellar.contract.Wire;
import stellar.images.ImageFacts;
import stellar.images.ImageKey;
import stellar.images.Images;
import stellar.relays.Relays;
import stellar.telescopes.Telescopes;
import stellar.telescopes.Timeline;

class SnapshotTest {

    private static final String IMAGE = "5f0c3a52-7c1e-4f0e-9a59-0d6c1f3b7a10";
    private static final Instant SENT = Instant.parse("2026-11-21T22:00:06.500Z");

    @Test
    void theFirstMessageIsAsTheContractSays() throws IOException {
        Night night = new Night("demo", "demo-relay");
        describeAsTheSeedDoes(night);
        ObjectNode golden = Night.golden("live-initial-state.json");
        Batch batch = Wire.read(Night.golden("batch.json"), Batch.class);
        Telescopes telescopes = new Telescopes(night.tables, night.table("TelescopesTable"));
        Timeline timeline = new Timeline(night.tables, night.table("TimelineTable"));
        Images images = new Images(night.tables, night.table("ImagesTable"));

        List<DurableEvent> earlier = List.of(
                event(1, "connectionState", golden.at("/data/connection"), "voyager", "reconnectAttempts"),
                event(2, "version", golden.at("/data/version"), "VOYVersion", "VOYSubver", "MsgVersion"));
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(telescopes.advance(Optional.empty(), Night.EPOCH, earlier));
        writes.add(timeline.row(shortened(batch.events().getFirst()), Night.EPOCH, SENT));
        ImageFacts.of(batch.events()).forEach(image -> writes.add(images.learn(image)));
        night.tables.transactWriteItems(write -> write.transactItems(writes));
        night.tables.transactWriteItems(write -> write.transactItems(
                telescopes.advance(Optional.of(new Position(Night.EPOCH, 2)), Night.EPOCH, batch.events())));
        for (String part : List.of("controlData", "shotRunning", "weather")) {
            ObjectNode data = golden.at("/data/" + part).deepCopy();
            Instant at = Instant.parse(data.remove("at").asText());
            assertThat(telescopes.keep(new LatestEvent("demo", part, at, data))).isTrue();
        }
        for (Kind kind : Kind.values()) {
            ImageKey key = new ImageKey("demo", IMAGE, kind);
            images.granted(key, "0".repeat(64));
            images.arrived(key, 148_213, "tag", SENT);
        }
        new Relays(night.tables, night.table("RelaysTable"))
                .seen("demo-relay", Instant.parse("2026-11-21T22:00:05.180Z"));

        String message = snapshot(night);

        assertThat(Night.normalised(message)).isEqualTo(Night.normalised(golden.toString()));
    }

    @Test
    void anEmptyNightIsAStateToo() throws IOException {
        Night night = new Night();

        ObjectNode message = Wire.readObject(snapshot(night));

        assertThat(message.path("position")).isEqualTo(Wire.readObject("{\"epoch\":0,\"seq\":0}"));
        assertThat(message.at("/data/images")).isEmpty();
        assertThat(message.at("/data/timeline")).isEmpty();
        assertThat(message.at("/data/controlData").isMissingNode()).isTrue();
    }

    @Test
    void ofALongNightTheNewestThatFitsIsTold() throws IOException {
        Night night = new Night();
        Telescopes telescopes = new Telescopes(night.tables, night.table("TelescopesTable"));
        Timeline timeline = new Timeline(night.tables, night.table("TimelineTable"));
        List<DurableEvent> events = new ArrayList<>();
        for (long seq = 1; seq <= 60; seq++) {
            events.add(night.event(seq, "log", Wire.object().put("Text", "x".repeat(seq == 40 ? 60_000 : 2_000))));
        }
        for (DurableEvent event : events) {
            night.tables.transactWriteItems(
                    write -> write.transactItems(timeline.row(event, Night.EPOCH, night.clock.instant())));
        }
        night.tables.transactWriteItems(
                write -> write.transactItems(telescopes.advance(Optional.empty(), Night.EPOCH, events.subList(0, 58))));

        String message = snapshot(night);

        assertThat(message.getBytes(StandardCharsets.UTF_8).length).isLessThan(128 * 1024);
        JsonNode told = Wire.readObject(message).at("/data/timeline");
        assertThat(told.get(told.size() - 1).path("seq").asInt()).isEqualTo(58);
        assertThat(told.get(0).path("seq").asInt()).isLessThanOrEqualTo(40);
    }

    private static String snapshot(Night night) {
        TelescopeSnapshot snapshot = new TelescopeSnapshot(
                new Telescopes(night.tables, night.table("TelescopesTable")),
                new Timeline(night.tables, night.table("TimelineTable")),
                new Images(night.tables, night.table("ImagesTable")),
                new Relays(night.tables, night.table("RelaysTable")),
                Clock.fixed(SENT, ZoneOffset.UTC));
        return new String(
                snapshot.of(Channel.ofTelescope(night.telescope), Right.WHOLE).orElseThrow(), StandardCharsets.UTF_8);
    }

    private static DurableEvent event(long seq, String type, JsonNode golden, String... members) {
        ObjectNode data = Wire.object();
        for (String member : members) {
            data.set(member, golden.get(member));
        }
        return new DurableEvent(
                seq, "demo", type, Instant.parse(golden.path("at").asText()), null, data);
    }

    /** The golden state shows the signal with fewer of its fields. */
    private static DurableEvent shortened(DurableEvent signal) {
        ObjectNode data = Wire.object();
        data.set("Code", signal.data().get("Code"));
        data.set("parsed", signal.data().get("parsed"));
        return new DurableEvent(signal.seq(), "demo", signal.type(), signal.at(), signal.voyagerAt(), data);
    }

    private static void describeAsTheSeedDoes(Night night) throws IOException {
        String seed = Files.readString(Night.HOME.resolve("infrastructure/local-cloud/demo/seed.json"));
        AttributeValue about = attribute(Wire.readObject(seed).at("/TelescopesTable/0"));
        night.tables.putItem(
                put -> put.tableName(night.table("TelescopesTable")).item(about.m()));
    }

    private static AttributeValue attribute(JsonNode json) {
        return switch (json.getNodeType()) {
            case OBJECT -> {
                Map<String, AttributeValue> map = new HashMap<>();
                json.properties().forEach(entry -> map.put(entry.getKey(), attribute(entry.getValue())));
                yield AttributeValue.fromM(map);
            }
            case ARRAY -> {
                List<AttributeValue> list = new ArrayList<>();
                json.forEach(item -> list.add(attribute(item)));
                yield AttributeValue.fromL(list);
            }
            case NUMBER -> AttributeValue.fromN(json.asText());
            case BOOLEAN -> AttributeValue.fromBool(json.asBoolean());
            default -> AttributeValue.fromS(json.asText());
        };
    }
}
