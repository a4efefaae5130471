package stellar.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files in docs/contract/v1 are what these records read and write, member for member. */
class GoldenMessagesTest {

    private static final Path GOLDEN = Path.of("../../docs/contract/v1");

    @ParameterizedTest
    @CsvSource({
        "batch.json, stellar.contract.Batch",
        "batch-telemetry-only.json, stellar.contract.Batch",
        "acknowledgement.json, stellar.contract.Acknowledgement",
        "acknowledgement-sessions.json, stellar.contract.Acknowledgement",
        "session-step.json, stellar.contract.SessionStep",
        "problem-position-gap.json, stellar.contract.Problem",
        "problem-clock-wrong.json, stellar.contract.Problem",
        "problem-event-refused.json, stellar.contract.Problem",
        "push-commands.json, stellar.contract.RelayPush",
        "push-interest.json, stellar.contract.RelayPush",
        "outcome.json, stellar.contract.CommandOutcome",
        "upload-request.json, stellar.contract.UploadRequest",
        "upload-grant.json, stellar.contract.UploadGrant",
        "upload-present.json, stellar.contract.UploadGrant",
        "upload-parts-request.json, stellar.contract.UploadRequest",
        "upload-parts-grant.json, stellar.contract.UploadGrant",
        "upload-parts-sent.json, stellar.contract.UploadRequest",
        "upload-forgotten.json, stellar.contract.UploadGrant",
        "socket-ticket.json, stellar.contract.SocketTicket",
        "socket-ticket-relay.json, stellar.contract.SocketTicket",
        "pairing-code.json, stellar.contract.PairingCode",
        "pairing-request.json, stellar.contract.PairingRequest",
        "pairing-grant.json, stellar.contract.PairingGrant"
    })
    void eachMessageIsReadAndWrittenWithoutLoss(String file, String type) throws Exception {
        String golden = golden(file);

        Object message = Wire.read(golden, Class.forName(type));

        assertThat(normalised(Wire.write(message))).isEqualTo(normalised(golden));
    }

    @Test
    void theSignatureIsTheOneThatOpensslComputed() throws IOException {
        JsonNode golden = Wire.readObject(golden("signature.json"));
        RequestSignature request = Wire.read(golden.get("request"), RequestSignature.class);
        byte[] secret = HexFormat.of().parseHex(golden.get("secretHex").asText());

        assertThat(RequestSignature.sha256(golden.get("body").asText().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(request.bodySha256());
        assertThat(request.sign(secret)).isEqualTo(golden.get("signature").asText());
    }

    @Test
    void anUnknownMemberIsIgnoredAndADoubledOneIsRefused() throws IOException {
        assertThat(Wire.read("{\"epoch\":1,\"seq\":2,\"new\":true}", Position.class))
                .isEqualTo(new Position(1, 2));
        assertThatThrownBy(() -> Wire.read("{\"epoch\":1,\"epoch\":1,\"seq\":2}", Position.class))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Duplicate");
    }

    @Test
    void anAcknowledgementOfAnOlderCloudSaysNothingOfSessions() throws IOException {
        ObjectNode older = Wire.readObject(golden("acknowledgement.json"));
        older.remove("sessions");

        assertThat(Wire.read(older, Acknowledgement.class).sessions()).isNull();
        assertThat(Wire.read(golden("acknowledgement.json"), Acknowledgement.class)
                        .sessions())
                .isEmpty();
    }

    @Test
    void aBatchWhoseNumbersContradictIsRefusedByName() throws IOException {
        ObjectNode batch = Wire.readObject(golden("batch.json"));
        batch.put("last", 43);

        assertThatThrownBy(() -> Wire.read(batch, Batch.class))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("event 44 is out of order or outside 41 to 43");
    }

    @Test
    void aMissingMemberIsNamed() throws IOException {
        ObjectNode batch = Wire.readObject(golden("batch.json"));
        batch.remove("relay");

        assertThatThrownBy(() -> Wire.read(batch, Batch.class))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("names its relay");
    }

    @Test
    void aPositionSortsAsTextAsItDoesInTheStream() {
        Position early = new Position(1_795_212_000_000L, 9);
        Position late = new Position(1_795_212_000_000L, 10);
        Position nextEpoch = new Position(1_795_212_000_001L, 1);

        assertThat(early.sortKey()).isLessThan(late.sortKey());
        assertThat(late.sortKey()).isLessThan(nextEpoch.sortKey());
        assertThat(late).isLessThan(nextEpoch);
    }

    @Test
    void aSignatureIsGoodForFiveMinutesEitherWay() throws IOException {
        RequestSignature request =
                Wire.read(Wire.readObject(golden("signature.json")).get("request"), RequestSignature.class);
        Instant signed = Instant.ofEpochSecond(1_795_298_405L);

        assertThat(request.isTimely(signed.plusSeconds(300))).isTrue();
        assertThat(request.isTimely(signed.minusSeconds(300))).isTrue();
        assertThat(request.isTimely(signed.plusSeconds(301))).isFalse();
        assertThat(request.isTimely(signed.minusSeconds(301))).isFalse();
    }

    @Test
    void oneBitChangedAnywhereBreaksTheSignature() throws IOException {
        JsonNode golden = Wire.readObject(golden("signature.json"));
        RequestSignature right = Wire.read(golden.get("request"), RequestSignature.class);
        byte[] secret = HexFormat.of().parseHex(golden.get("secretHex").asText());
        String signature = golden.get("signature").asText();

        assertThat(right.isSignedBy(secret, signature)).isTrue();
        for (String member : new String[] {"method", "path", "relay", "key", "range", "bodySha256"}) {
            ObjectNode changed = golden.get("request").deepCopy();
            String text = changed.get(member).asText();
            changed.put(member, (char) (text.charAt(0) ^ 1) + text.substring(1));
            assertThat(Wire.read(changed, RequestSignature.class).isSignedBy(secret, signature))
                    .as(member)
                    .isFalse();
        }
        for (String member : new String[] {"epoch", "timestampSeconds"}) {
            ObjectNode changed = golden.get("request").deepCopy();
            changed.put(member, changed.get(member).asLong() ^ 1);
            assertThat(Wire.read(changed, RequestSignature.class).isSignedBy(secret, signature))
                    .as(member)
                    .isFalse();
        }
        secret[0] ^= 1;
        assertThat(right.isSignedBy(secret, signature)).isFalse();
    }

    private static String golden(String file) throws IOException {
        return Files.readString(GOLDEN.resolve(file));
    }

    /** The same JSON with times at one precision, since 00:00:05Z and 00:00:05.000Z are the same instant. */
    private static JsonNode normalised(String json) throws IOException {
        return Wire.readObject(json.replaceAll("(\\d\\d:\\d\\d:\\d\\d)\\.000Z", "$1Z"));
    }
}
