package stellar.cost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import stellar.contract.SocketTicket;
import stellar.contract.Wire;
import stellar.local.meter.Metered;
import stellar.nights.HurriedTimer;

/**
 * Somebody who watches a telescope, and does what Chromium was seen to do with the live page: fetches the page, a ticket and a socket,
 * asks after 30 s of silence whether anybody is there, and fetches of each image Voyager's preview, what is known of it once it is
 * developed, and both of its new pictures.
 */
final class Onlooker implements WebSocket.Listener, AutoCloseable {

    private static final Pattern ASSET = Pattern.compile("/assets/[A-Za-z0-9_.-]+");
    private static final int PING_SECONDS = 30;
    private static final long LIMIT_SECONDS = 30;

    private final FastHouse house;
    private final HttpClient http;
    private final HurriedTimer pings;
    private final StringBuilder text = new StringBuilder();
    private final CompletableFuture<Void> state = new CompletableFuture<>();
    private final WebSocket socket;
    private CompletableFuture<?> said;
    private volatile boolean hasHeard;

    /** Opens the page, and sees the state when this returns. */
    Onlooker(FastHouse house, HttpClient http) throws Exception {
        this.house = house;
        this.http = http;
        this.pings = HurriedTimer.even("onlooker", house.timesAsFast());
        openPage();
        SocketTicket ticket = Wire.read(
                http.send(
                                HttpRequest.newBuilder(house.address()
                                                .resolve("/api/telescopes/" + FastHouse.TELESCOPE + "/tickets"))
                                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                        .build(),
                                BodyHandlers.ofByteArray())
                        .body(),
                SocketTicket.class);
        socket = http.newWebSocketBuilder()
                .buildAsync(URI.create(ticket.url()), this)
                .get(LIMIT_SECONDS, TimeUnit.SECONDS);
        said = socket.sendText("{\"type\":\"subscribe\",\"channel\":\"telescope." + FastHouse.TELESCOPE + "\"}", true);
        state.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        var unused = pings.scheduleAtFixedRate(this::ping, PING_SECONDS, PING_SECONDS, TimeUnit.SECONDS);
    }

    /** What a browser loads that was never here; its service worker keeps the whole page for when there is no network. */
    private void openPage() throws IOException, InterruptedException {
        Set<String> assets = new LinkedHashSet<>();
        for (String page : List.of("/", "/service-worker.js")) {
            Matcher named = ASSET.matcher(fetched(page));
            while (named.find()) {
                assets.add(named.group());
            }
        }
        for (String asset : assets) {
            fetched(asset);
        }
    }

    private String fetched(String path) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = http.send(
                HttpRequest.newBuilder(house.address().resolve(path))
                        .header("accept-encoding", "gzip")
                        .build(),
                BodyHandlers.ofInputStream());
        boolean zipped = answer.headers().firstValue("content-encoding").isPresent();
        try (var body = zipped ? new GZIPInputStream(answer.body()) : answer.body()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private synchronized void ping() {
        if (hasHeard) {
            hasHeard = false;
            return;
        }
        said = said.handle((_, _) -> "{\"type\":\"ping\"}").thenCompose(words -> socket.sendText(words, true));
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        hasHeard = true;
        if (last) {
            try {
                take(Wire.readObject(text.toString()));
            } catch (IOException e) {
                state.completeExceptionally(e);
            }
            text.setLength(0);
        }
        from.request(1);
        return CompletableFuture.completedFuture(null);
    }

    private void take(ObjectNode frame) {
        if (frame.path("type").asText().equals("initialState")) {
            state.complete(null);
        }
        for (JsonNode message : frame.path("messages")) {
            JsonNode data = message.path("data");
            switch (message.path("type").asText()) {
                case "imageArrived" -> {
                    if (data.path("kind").asText().equals("preview")) {
                        look(data.path("link").asText());
                    }
                }
                case "imageDeveloped" -> {
                    look("/api/telescopes/" + FastHouse.TELESCOPE + "/images/"
                            + data.path("image").asText());
                    look(data.at("/developed/thumb").asText());
                    look(data.at("/developed/preview").asText());
                }
                default -> {}
            }
        }
    }

    /** Fetches what is known of a picture, or the picture by way of the address that leads to the bucket. */
    private void look(String path) {
        if (path.isEmpty()) {
            return;
        }
        CompletableFuture<?> unused = http.sendAsync(
                        HttpRequest.newBuilder(house.address().resolve(path)).build(), BodyHandlers.ofByteArray())
                .thenAccept(answer -> house.meter().count(Metered.OBJECT_BYTES_OUT, "images", answer.body().length));
    }

    @Override
    public void close() {
        pings.shutdownNow();
        socket.abort();
    }
}
