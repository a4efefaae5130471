package stellar.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.ApiBook;
import stellar.Night;
import stellar.OpenSockets;
import stellar.contract.Acknowledgement;
import stellar.contract.Batch;
import stellar.contract.DurableEvent;
import stellar.contract.Position;
import stellar.contract.Problem;
import stellar.contract.Wire;
import stellar.images.Images;

/** Batches that come doubled, late, packed, refused or in pieces: the tables hold the stream. */
class IngestTest {

    private final OpenSockets sockets = new OpenSockets();
    private final Night night = new Night();
    private final IngestHandler handler = handler(night.tables);

    @AfterEach
    void close() {
        sockets.close();
    }

    @Test
    void aBatchSentTwiceTakesEffectOnce() throws IOException {
        Batch batch = night.signals(1, 4);

        assertThat(acknowledged(batch)).isEqualTo(new Position(Night.EPOCH, 4));
        night.clock.advance(Duration.ofSeconds(2));
        assertThat(acknowledged(batch)).isEqualTo(new Position(Night.EPOCH, 4));

        assertThat(numbers()).containsExactly(1L, 2L, 3L, 4L);
        assertThat(at(1)).isEqualTo("2026-11-21T22:00:05.180Z");
    }

    @Test
    void aPackedBatchIsUnpackedOnceItsSignatureIsFoundGood() throws IOException {
        APIGatewayV2HTTPEvent request = night.packed(night.signals(1, 4));

        assertThat(ApiBook.ask(handler, request).getStatusCode()).isEqualTo(200);
        assertThat(numbers()).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void aPackedBatchThatIsTooLongOrNotPackedAtAllHasNoEffect() throws IOException {
        APIGatewayV2HTTPEvent tooLong = night.packed(night.signals(1, 4), " ".repeat(20 << 20));
        assertThat(ApiBook.ask(handler, tooLong).getStatusCode()).isEqualTo(413);

        APIGatewayV2HTTPEvent plain = night.request(night.signals(1, 4));
        plain.getHeaders().put("content-encoding", "gzip");
        assertThat(ApiBook.ask(handler, plain).getStatusCode()).isEqualTo(400);

        APIGatewayV2HTTPEvent another = night.packed(night.signals(1, 4));
        another.setBody(night.packed(night.signals(1, 3)).getBody());
        assertThat(ApiBook.ask(handler, another).getStatusCode()).isEqualTo(401);
        assertThat(numbers()).isEmpty();
    }

    @Test
    void ofAnOverlappingBatchOnlyTheRestTakesEffect() throws IOException {
        acknowledged(night.signals(1, 4));
        night.clock.advance(Duration.ofSeconds(10));

        assertThat(acknowledged(night.signals(3, 6))).isEqualTo(new Position(Night.EPOCH, 6));

        assertThat(numbers()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(at(4)).isEqualTo("2026-11-21T22:00:05.180Z");
        assertThat(at(5)).isEqualTo("2026-11-21T22:00:15.180Z");
    }

    @Test
    void batchesInTheWrongOrderAreRefusedUntilTheFirstIsThere() throws IOException {
        acknowledged(night.signals(1, 2));

        Problem problem = refused(night.signals(5, 6), 409);
        assertThat(problem.code()).isEqualTo(Problem.POSITION_GAP);
        assertThat(problem.position()).isEqualTo(new Position(Night.EPOCH, 2));
        assertThat(numbers()).containsExactly(1L, 2L);

        acknowledged(night.signals(3, 4));
        acknowledged(night.signals(5, 6));
        acknowledged(night.signals(3, 4));
        assertThat(numbers()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void anEpochWhoseBeginningIsMissingIsRefusedAsAGap() throws IOException {
        assertThat(refused(night.signals(3, 4), 409).position()).isEqualTo(new Position(0, 0));
        acknowledged(night.signals(1, 2));

        Problem problem = refused(night.batch(Night.EPOCH + 1, 2, 2, List.of(night.signal(2))), 409);

        assertThat(problem.code()).isEqualTo(Problem.POSITION_GAP);
        assertThat(problem.position()).isEqualTo(new Position(Night.EPOCH, 2));
        assertThat(problem.title()).contains("the cloud has none of this epoch. Send from 1");
        assertThat(numbers()).containsExactly(1L, 2L);
    }

    @Test
    void aRelayThatHasNothingNewIsToldWithinSecondsThatTheCloudLostSomething() throws IOException {
        acknowledged(night.signals(1, 2));
        Batch nothingNew = night.batch(Night.EPOCH, 5, 4, List.of());

        Problem problem = refused(nothingNew, 409);

        assertThat(problem.code()).isEqualTo(Problem.POSITION_GAP);
        assertThat(problem.position()).isEqualTo(new Position(Night.EPOCH, 2));
        acknowledged(night.signals(3, 4));
        night.clock.advance(Ingest.SEEN_EVERY);
        assertThat(acknowledged(nothingNew)).isEqualTo(new Position(Night.EPOCH, 4));
    }

    @Test
    void aGreaterEpochStartsAnewAndTheOldOneIsOver() throws IOException {
        acknowledged(night.signals(1, 3));
        Batch anew = night.batch(Night.EPOCH + 1, 1, 1, List.of(night.signal(1)));

        assertThat(acknowledged(anew)).isEqualTo(new Position(Night.EPOCH + 1, 1));

        assertThat(refused(night.signals(4, 4), 409).code()).isEqualTo(Problem.EPOCH_OVER);
        assertThat(numbers()).containsExactly(1L, 2L, 3L, 1L);
    }

    @Test
    void oneRefusedEventIsNamedAndTheRestGoesOnWithoutIt() throws IOException {
        DurableEvent foreign =
                new DurableEvent(2, "telescope-of-another", "signal", night.clock.instant(), null, Wire.object());
        Problem problem =
                refused(night.batch(Night.EPOCH, 1, 3, List.of(night.signal(1), foreign, night.signal(3))), 422);

        assertThat(problem.code()).isEqualTo(Problem.EVENT_REFUSED);
        assertThat(problem.seq()).isEqualTo(2);
        assertThat(numbers()).isEmpty();

        acknowledged(night.batch(Night.EPOCH, 1, 3, List.of(night.signal(1), night.signal(3))));
        assertThat(numbers()).containsExactly(1L, 3L);
    }

    @Test
    void aRangeWithoutEventsMovesTheStreamOn() throws IOException {
        assertThat(acknowledged(night.batch(Night.EPOCH, 1, 3, List.of()))).isEqualTo(new Position(Night.EPOCH, 3));
        assertThat(acknowledged(night.signals(4, 4))).isEqualTo(new Position(Night.EPOCH, 4));
        assertThat(numbers()).containsExactly(4L);
    }

    @Test
    void theLargestBatchWithAnImageInEveryEventFitsOneTransaction() throws IOException {
        List<DurableEvent> events = new ArrayList<>();
        for (long seq = 1; seq <= Batch.MAX_EVENTS; seq++) {
            events.add(night.imageEvents(seq, UUID.randomUUID().toString()).getFirst());
        }

        acknowledged(night.batch(Night.EPOCH, 1, Batch.MAX_EVENTS, events));

        assertThat(numbers()).hasSize(45);
        assertThat(images().page(night.telescope, null, 50).images()).hasSize(45);
    }

    @Test
    void theTwoEventsOfAnImageMakeOneRow() throws IOException {
        String image = UUID.randomUUID().toString();

        acknowledged(night.batch(Night.EPOCH, 1, 2, night.imageEvents(1, image)));

        assertThat(images().page(night.telescope, null, 50).images())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.path("image").asText()).isEqualTo(image);
                    assertThat(row.path("frameType").asText()).isEqualTo("LIGHT");
                    assertThat(row.path("hfd").asDouble()).isEqualTo(2.31);
                    assertThat(row.has("preview")).isFalse();
                });
    }

    @Test
    void aTransactionThatMetAnotherIsTriedAgain() throws IOException {
        Conflicts conflicts = new Conflicts(night.tables, 2);
        IngestHandler meeting = handler(conflicts.client());

        assertThat(ApiBook.ask(meeting, night.request(night.signals(1, 2))).getStatusCode())
                .isEqualTo(200);

        assertThat(conflicts.left()).isZero();
        assertThat(numbers()).containsExactly(1L, 2L);
    }

    /** The stream is sent in random pieces, doubled, overlapping and out of order; the tables come out as it is. */
    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_121, 77})
    void whateverThePiecesTheStreamComesOutAsItWentIn(long seed) throws IOException {
        Random random = new Random(seed);
        long length = 60;
        long through = 0;
        for (int sends = 0; through < length; sends++) {
            assertThat(sends).as("seed " + seed).isLessThan(500);
            long first = Math.max(1, through + 1 - random.nextInt(6) + random.nextInt(3));
            long last = Math.min(length, first + random.nextInt(8));
            if (last >= first) {
                var answer = ApiBook.ask(handler, night.request(night.signals(first, last)));
                if (first > through + 1 && through > 0) {
                    assertThat(answer.getStatusCode()).as("seed " + seed).isEqualTo(409);
                } else if (answer.getStatusCode() == 200) {
                    through = Wire.read(answer.getBody(), Acknowledgement.class)
                            .through()
                            .seq();
                }
            }
        }
        List<Long> all = numbers();
        assertThat(all)
                .as("seed " + seed)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(all.getFirst(), length).boxed().toList());
    }

    private IngestHandler handler(DynamoDbClient tables) {
        return new IngestHandler(
                night.environment(Map.of()),
                tables,
                sockets.sockets(Duration.ofSeconds(2)),
                night.clock,
                Night.silent());
    }

    /** An event as Lambda's documentation shows those of a function's own address: no route, no names in the path, no account. */
    @Test
    void aBatchThatComesToTheFunctionsOwnAddressCountsAsOneThatCameByTheApi() throws IOException {
        ObjectNode answer = answer(atOwnAddress(night.packed(night.signals(1, 4))));

        assertThat(answer.path("statusCode").asInt()).as(answer.toString()).isEqualTo(200);
        assertThat(Wire.read(answer.path("body").asText(), Acknowledgement.class)
                        .through())
                .isEqualTo(new Position(Night.EPOCH, 4));
        assertThat(acknowledged(night.signals(1, 4))).isEqualTo(new Position(Night.EPOCH, 4));
        assertThat(numbers()).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void aStrangerAtTheFunctionsOwnAddressIsRefusedAndSoIsAWordForAnotherRoute() throws IOException {
        APIGatewayV2HTTPEvent unsigned = night.request(night.signals(1, 4));
        unsigned.setHeaders(Map.of("content-type", "application/json"));
        Batch batch = night.signals(1, 0);
        APIGatewayV2HTTPEvent elsewhere = night.request("/api/relay/reports", Wire.write(batch));

        assertThat(answer(atOwnAddress(unsigned)).path("statusCode").asInt()).isEqualTo(401);
        assertThat(answer(atOwnAddress(elsewhere)).path("statusCode").asInt()).isEqualTo(400);
        assertThat(answer(atOwnAddress(elsewhere)).path("body").asText()).contains("/api/relay/events");
        assertThat(numbers()).isEmpty();
    }

    private ObjectNode answer(String event) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, Night.INVOCATION);
        return Wire.readObject(answer.toString(StandardCharsets.UTF_8));
    }

    private static String atOwnAddress(APIGatewayV2HTTPEvent signed) {
        ObjectNode event = Wire.object()
                .put("version", "2.0")
                .put("routeKey", "$default")
                .put("rawPath", signed.getRawPath())
                .put("rawQueryString", "")
                .put("body", signed.getBody())
                .put("isBase64Encoded", signed.getIsBase64Encoded());
        event.putNull("pathParameters").putNull("stageVariables").putArray("cookies");
        ObjectNode headers = event.putObject("headers");
        signed.getHeaders().forEach(headers::put);
        ObjectNode context = event.putObject("requestContext")
                .put("accountId", "anonymous")
                .put("apiId", "abc")
                .put("domainName", "abc.lambda-url.eu-west-3.on.aws")
                .put("domainPrefix", "abc")
                .put("requestId", "id")
                .put("routeKey", "$default")
                .put("stage", "$default")
                .put("time", "21/Nov/2026:22:00:05 +0000")
                .put("timeEpoch", 1_795_212_005_180L);
        context.putNull("authentication").putNull("authorizer");
        context.putObject("http")
                .put("method", "POST")
                .put("path", signed.getRawPath())
                .put("protocol", "HTTP/1.1")
                .put("sourceIp", "192.0.2.1")
                .put("userAgent", "Java-http-client/25");
        return event.toString();
    }

    private Position acknowledged(Batch batch) throws IOException {
        APIGatewayV2HTTPResponse answer = ApiBook.ask(handler, night.request(batch));
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(200);
        return Wire.read(answer.getBody(), Acknowledgement.class).through();
    }

    private Problem refused(Batch batch, int status) throws IOException {
        APIGatewayV2HTTPResponse answer = ApiBook.ask(handler, night.request(batch));
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(status);
        return Wire.read(answer.getBody(), Problem.class);
    }

    private List<Long> numbers() {
        return night.timeline().stream()
                .map(row -> Long.parseLong(row.text("position").substring(14)))
                .toList();
    }

    private String at(int seq) {
        return night.timeline().get(seq - 1).text("at");
    }

    private Images images() {
        return new Images(night.tables, night.table("ImagesTable"));
    }
}
