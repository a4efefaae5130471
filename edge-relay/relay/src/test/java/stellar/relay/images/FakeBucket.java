package stellar.relay.images;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import stellar.contract.RequestSignature;
import stellar.contract.UploadGrant;
import stellar.contract.UploadGrant.State;
import stellar.contract.UploadParts;
import stellar.contract.UploadRequest;

/**
 * A cloud and its bucket as far as uploads go: it gives leave by the rules of {@code docs/contract/v1}, and takes by HTTP
 * what has the announced length and SHA-256. What may go wrong at which moment, a test says.
 */
final class FakeBucket implements UploadDesk, AutoCloseable {

    /** The moments of an upload, in the order in which they come. */
    enum Moment {
        /** The cloud is asked; it has done nothing yet. */
        ASKED,
        /** The cloud has done it; the answer is about to leave. */
        ANSWERING,
        /** A PUT is under way; the first of its bytes are read. */
        PUTTING,
        /** The bucket has the bytes; the answer is about to leave. */
        TAKEN
    }

    /** What goes wrong: an exception cuts the connection; a number above 0 is the bucket's status. */
    interface Trouble {
        int at(Moment moment) throws IOException;
    }

    final List<UploadRequest> asked = new CopyOnWriteArrayList<>();

    /** Each PUT that arrived, as {@code preview}, {@code fits}, {@code part 1} and so on. */
    final List<String> put = new CopyOnWriteArrayList<>();

    /** What is in the bucket, by image and kind. */
    final Map<String, byte[]> objects = new ConcurrentHashMap<>();

    /** Uploads in parts that are under way. */
    final Map<String, Map<Integer, byte[]>> uploads = new ConcurrentHashMap<>();

    volatile Trouble trouble = moment -> 0;

    /** What it says to all who ask, instead of giving leave. */
    volatile Optional<String> refusal = Optional.empty();

    /** Whether it takes parts at all; an older cloud does not. */
    volatile boolean knowsParts = true;

    private final HttpServer server;
    private int begun;

    FakeBucket() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    @Override
    public Answer ask(UploadRequest request) throws IOException {
        asked.add(request);
        trouble.at(Moment.ASKED);
        if (refusal.isPresent()) {
            return new Answer.Refused(refusal.get());
        }
        Answer answer = new Answer.Granted(granted(request));
        trouble.at(Moment.ANSWERING);
        return answer;
    }

    private UploadGrant granted(UploadRequest request) {
        String object = request.image() + "/" + request.kind();
        byte[] there = objects.get(object);
        if (there != null && RequestSignature.sha256(there).equals(request.sha256())) {
            return UploadGrant.of(State.PRESENT);
        }
        UploadParts parts = request.parts();
        if (parts == null || !knowsParts) {
            String url = url("/whole/" + object + "/" + request.bytes());
            return new UploadGrant(1, State.PUT, url, headers(request.sha256()), null);
        }
        String upload = parts.upload();
        if (upload != null && !uploads.containsKey(upload)) {
            return UploadGrant.of(State.FORGOTTEN);
        }
        if (!parts.sent().isEmpty()) {
            return UploadGrant.of(together(object, String.valueOf(upload), parts));
        }
        String name = upload == null ? "upload-" + ++begun : upload;
        uploads.computeIfAbsent(name, _ -> new TreeMap<>());
        List<UploadGrant.Leave> leaves = new ArrayList<>();
        for (UploadParts.Wanted part : parts.wanted()) {
            long length = parts.length(part.number(), request.bytes());
            String url = url("/part/" + name + "/" + part.number() + "/" + length);
            leaves.add(new UploadGrant.Leave(part.number(), url, headers(part.sha256())));
        }
        return new UploadGrant(1, State.PARTS, null, Map.of(), null, new UploadGrant.Parts(name, leaves));
    }

    private State together(String object, String upload, UploadParts parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        Map<Integer, byte[]> there = uploads.getOrDefault(upload, Map.of());
        for (UploadParts.Sent part : parts.sent()) {
            byte[] bytes = there.getOrDefault(part.number(), new byte[0]);
            if (!part.tag().equals(tag(bytes))) {
                return State.FORGOTTEN;
            }
            whole.writeBytes(bytes);
        }
        objects.put(object, whole.toByteArray());
        uploads.remove(upload);
        return State.PRESENT;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] path = exchange.getRequestURI().getPath().substring(1).split("/");
            put.add(path[0].equals("part") ? "part " + path[2] : path[2].toLowerCase(Locale.ROOT));
            byte[] start = exchange.getRequestBody().readNBytes(100);
            int status = trouble.at(Moment.PUTTING);
            if (status > 0) {
                answer(exchange, status, "Trouble");
                return;
            }
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            whole.writeBytes(start);
            exchange.getRequestBody().transferTo(whole);
            byte[] bytes = whole.toByteArray();
            String checksum =
                    Base64.getEncoder().encodeToString(HexFormat.of().parseHex(RequestSignature.sha256(bytes)));
            if (bytes.length != Long.parseLong(path[3])) {
                answer(exchange, 403, "SignatureDoesNotMatch");
            } else if (!checksum.equals(exchange.getRequestHeaders().getFirst("x-amz-checksum-sha256"))) {
                answer(exchange, 400, "BadDigest");
            } else {
                if (path[0].equals("part")) {
                    uploads.getOrDefault(path[1], new TreeMap<>()).put(Integer.parseInt(path[2]), bytes);
                } else {
                    objects.put(path[1] + "/" + path[2], bytes);
                }
                trouble.at(Moment.TAKEN);
                exchange.getResponseHeaders().add("etag", tag(bytes));
                answer(exchange, 200, "");
            }
        }
    }

    private static void answer(HttpExchange exchange, int status, String code) throws IOException {
        byte[] body = ("<Error><Code>" + code + "</Code></Error>").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static String tag(byte[] bytes) {
        return "\"" + RequestSignature.sha256(bytes).substring(0, 32) + "\"";
    }

    private static Map<String, String> headers(String sha256) {
        return Map.of(
                "x-amz-checksum-sha256",
                Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256)));
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
