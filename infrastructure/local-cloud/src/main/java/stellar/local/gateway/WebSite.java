package stellar.local.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import stellar.local.meter.Meter;

/**
 * The built front end from a folder. A path without a dot that is no file is a page of the front end's own and gets
 * {@code index.html}. Files in {@code assets}, whose names hold a hash of their content, may be kept for ever; all others,
 * the service worker and the page's manifests among them, are asked for again each time.
 */
public final class WebSite implements Responder {
    private static final Pattern HASHED = Pattern.compile(".+-[A-Za-z0-9_-]{8}\\.[a-z0-9]+");
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("map", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("webp", "image/webp"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("yaml", "application/yaml"));

    private final Path folder;
    private final Path assets;
    private final Meter meter;

    /** Serves the files of a folder; requests and what they get are counted. */
    public WebSite(Path folder, Meter meter) {
        this.meter = meter;
        this.folder = folder.toAbsolutePath().normalize();
        this.assets = this.folder.resolve("assets");
    }

    @Override
    public Optional<Response> respond(Request request) {
        boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
        boolean api = request.path().equals("/api") || request.path().startsWith("/api/");
        if (!reads || api) {
            return Optional.empty();
        }
        return file(request.path()).map(file -> {
            try {
                Response response = serve(file, request);
                meter.edge("site", response.bytes());
                return response;
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }

    private Optional<Path> file(String path) {
        Path wanted;
        try {
            wanted = folder.resolve(path.substring(1)).normalize();
        } catch (InvalidPathException odd) {
            return Optional.empty();
        }
        if (!wanted.startsWith(folder)) {
            return Optional.empty();
        }
        if (Files.isRegularFile(wanted)) {
            return Optional.of(wanted);
        }
        Path index = folder.resolve("index.html");
        boolean page = path.indexOf('.') < 0;
        return page && Files.isRegularFile(index) ? Optional.of(index) : Optional.empty();
    }

    private Response serve(Path file, Request request) throws IOException {
        String name = String.valueOf(file.getFileName());
        String tag =
                "\"" + Files.size(file) + "-" + Files.getLastModifiedTime(file).toMillis() + "\"";
        boolean hashed = file.startsWith(assets) && HASHED.matcher(name).matches();
        String keep = hashed ? "public, max-age=31536000, immutable" : "no-cache";
        if (request.header("if-none-match").filter(tag::equals).isPresent()) {
            return Response.empty(304).with("etag", tag).with("cache-control", keep);
        }
        Path zipped = file.resolveSibling(name + ".gz");
        boolean zip = Files.isRegularFile(zipped)
                && request.header("accept-encoding")
                        .filter(value -> value.contains("gzip"))
                        .isPresent();
        Response response = new Response(200, Files.readAllBytes(zip ? zipped : file))
                .with("content-type", type(name))
                .with("cache-control", keep)
                .with("etag", tag)
                .with("vary", "accept-encoding");
        for (Map.Entry<String, String> header : PageHeaders.ALL.entrySet()) {
            response = response.with(header.getKey(), header.getValue());
        }
        return zip ? response.with("content-encoding", "gzip") : response;
    }

    private static String type(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(extension, "application/octet-stream");
    }
}
