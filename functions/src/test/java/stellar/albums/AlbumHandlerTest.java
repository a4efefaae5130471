package stellar.albums;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;
import stellar.ApiBook;
import stellar.Night;
import stellar.contract.RequestSignature;
import stellar.contract.Wire;
import stellar.images.ImageStore;
import stellar.images.RunningBucket;

/** What a guest is answered about their album. */
class AlbumHandlerTest {

    private static final String FETCH = "GET /api/bookings/{booking}/album/{piece}";
    private static final String MAKE = "POST /api/bookings/{booking}/album";

    private static RunningBucket bucket;

    @TempDir
    private Path scratch;

    private Shelf shelf;

    @BeforeAll
    static void open(@TempDir Path kept) throws Exception {
        bucket = new RunningBucket(kept);
    }

    @AfterAll
    static void close() {
        bucket.close();
    }

    @BeforeEach
    void begin() {
        shelf = new Shelf(bucket, scratch);
    }

    @Test
    void anAlbumThatWasNeverMadeSaysSo() throws Exception {
        for (Piece piece : Piece.values()) {
            assertThat(shelf.told(piece).path("state").asText()).isEqualTo("none");
            assertThat(shelf.told(piece).path("reason").asText()).isEqualTo("not-made-yet");
        }
        APIGatewayV2HTTPResponse way = shelf.ask(FETCH, "frames.zip", "fr");
        assertThat(way.getStatusCode()).isEqualTo(409);
        assertThat(way.getBody()).contains("album-not-ready", "Cette pièce de l’album n’est pas là.");
        assertThat(shelf.ask(FETCH, "frames.zip/../../secrets", "en").getStatusCode())
                .isEqualTo(404);
    }

    @Test
    void eachPieceHasItsAddressAndWhatIsFetchedThereIsWhatTheAlbumSays() throws Exception {
        for (int i = 0; i < 3; i++) {
            shelf.pictured(shelf.frame("LIGHT", "L", Shelf.noise(5000, i)), Shelf.stars(320, 240, i));
        }
        shelf.pictured(shelf.frame("DARK", "", Shelf.noise(5000, 9)), Shelf.stars(320, 240, 9));
        shelf.frame("LIGHT", "L", Shelf.noise(5000, 10));
        shelf.pictured(shelf.frame("LIGHT", "L", Shelf.noise(5000, 11)), new byte[] {1, 2, 3});

        shelf.make("run-1");

        assertThat(shelf.told(Piece.FRAMES).path("frames").asInt()).isEqualTo(6);
        for (Piece piece : List.of(Piece.FILM, Piece.ANIMATION)) {
            JsonNode told = shelf.told(piece);
            assertThat(told.path("state").asText()).as(told.toString()).isEqualTo("ready");
            assertThat(told.path("frames").asInt()).isEqualTo(3);
            assertThat(told.path("missing").findValuesAsText("reason")).containsExactly("gone", "unreadable");
            byte[] fetched = fetched(told.path("url").asText()).body();
            assertThat(RequestSignature.sha256(fetched))
                    .isEqualTo(told.path("sha256").asText());
            assertThat(fetched).hasSize(told.path("bytes").asInt());
            String saved = "filename=\"" + shelf.night.telescope + "-2026-11-21-" + piece.file() + "\"";
            assertThat(fetched(told.path("saveUrl").asText()).headers().firstValue("content-disposition"))
                    .contains("attachment; " + saved);
            APIGatewayV2HTTPResponse way = shelf.ask(FETCH, piece.file(), "en");
            assertThat(way.getStatusCode()).isEqualTo(302);
            HttpResponse<byte[]> byWay = fetched(way.getHeaders().getOrDefault("location", ""));
            assertThat(byWay.body()).isEqualTo(fetched);
            assertThat(byWay.headers().firstValue("content-type")).contains(piece.contentType());
            assertThat(byWay.headers().firstValue("content-disposition")).contains("inline; " + saved);
        }
    }

    private static HttpResponse<byte[]> fetched(String address) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = http.send(
                    HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer;
        }
    }

    @Test
    void ofMoreFramesThanAFilmShowsItSaysHowMany() throws Exception {
        byte[] picture = Shelf.stars(160, 120, 1);
        for (int i = 0; i < 45; i++) {
            shelf.pictured(shelf.frame("LIGHT", "L", Shelf.noise(10, i)), picture);
        }

        shelf.make("run-1");

        assertThat(shelf.told(Piece.FILM).path("frames").asInt()).isEqualTo(45);
        assertThat(shelf.told(Piece.FILM).has("of")).isFalse();
        assertThat(shelf.told(Piece.ANIMATION).path("frames").asInt()).isEqualTo(40);
        assertThat(shelf.told(Piece.ANIMATION).path("of").asInt()).isEqualTo(45);
    }

    @Test
    void itIsAskedForOnceUntilItIsMade() throws Exception {
        shelf.frame("LIGHT", "L", Shelf.noise(1000, 1));

        APIGatewayV2HTTPResponse first = shelf.ask(MAKE, null, "en");
        shelf.night.clock.advance(Duration.ofMinutes(5));
        APIGatewayV2HTTPResponse second = shelf.ask(MAKE, null, "fr");

        assertThat(first.getStatusCode()).isEqualTo(202);
        assertThat(Wire.readObject(first.getBody()).path("pieces").findValuesAsText("state"))
                .containsOnly("making");
        assertThat(second.getStatusCode()).isEqualTo(409);
        assertThat(second.getHeaders()).containsEntry("retry-after", "600");
        assertThat(second.getBody()).contains("album-being-made", "L’album est en préparation.");
        assertThat(shelf.calls).containsExactly(shelf.booking.id());

        shelf.make("run-1");
        assertThat(shelf.told(Piece.FRAMES).path("state").asText()).isEqualTo("ready");
        assertThat(shelf.ask(MAKE, null, "en").getStatusCode()).isEqualTo(202);
        assertThat(shelf.told(Piece.FRAMES).path("state").asText()).isEqualTo("making");
        assertThat(shelf.ask(FETCH, "frames.zip", "en").getStatusCode())
                .as("the former one, meanwhile")
                .isEqualTo(302);
    }

    @Test
    void askedInVainItCanBeAskedForAgainAfterFifteenMinutes() {
        assertThat(shelf.ask(MAKE, null, "en").getStatusCode()).isEqualTo(202);
        shelf.night.clock.advance(Duration.ofMinutes(15).minusMillis(1));
        assertThat(shelf.ask(MAKE, null, "en").getStatusCode()).isEqualTo(409);
        shelf.night.clock.advance(Duration.ofMillis(1));
        assertThat(shelf.ask(MAKE, null, "en").getStatusCode()).isEqualTo(202);
        assertThat(shelf.calls).hasSize(2);
    }

    @Test
    void whatNobodyHeardIsNotTakenForAsked() {
        AlbumHandler deaf = new AlbumHandler(
                shelf.night.environment(Map.of()),
                shelf.night.tables,
                new ImageStore(bucket.clients().presigner(), RunningBucket.NAME, shelf.night.clock),
                _ -> {
                    throw SdkClientException.create("Nobody is there.");
                },
                shelf.night.clock);

        assertThatThrownBy(() -> ApiBook.ask(
                        deaf, Night.signedIn(shelf.user, "", MAKE, Map.of("booking", shelf.booking.id()), "")))
                .isInstanceOf(SdkClientException.class);

        assertThat(shelf.ask(MAKE, null, "en").getStatusCode()).isEqualTo(202);
    }
}
