package stellar.local.buckets;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import stellar.local.lambda.PendingEvents;
import stellar.local.meter.Meter;
import stellar.local.template.Resource.Bucket;
import stellar.local.template.Resource.BucketCors;
import stellar.local.template.Resource.LambdaFunction;
import stellar.local.template.Template;

/** The template's buckets, running. */
public final class LocalBuckets implements AutoCloseable {
    private static final int MAX_THREADS = 64;

    /** None: a writer that is cut off here writes again, and idle connections would use up any limit. */
    private static final int STOP_LIMIT_MILLIS = 0;

    /** Held here, since a logger that nobody holds forgets its level. */
    private static final Logger SERVER_LOG = Logger.getLogger("org.gaul");

    private final S3Proxy server;
    private final URI endpoint;
    private final List<Bucket> buckets;

    private LocalBuckets(S3Proxy server, URI endpoint, List<Bucket> buckets) {
        this.server = server;
        this.endpoint = endpoint;
        this.buckets = buckets;
    }

    /**
     * Starts the S3 server and makes the buckets that are missing.
     *
     * @param folder where objects are kept, made when missing
     * @param bind the address to listen on; a port of 0 takes any
     * @param accessKey with {@code secretKey}, the only pair it accepts
     * @param pending takes the events for functions
     * @param meter counts requests
     * @throws IOException when the port is taken or the folder cannot be used
     */
    public static LocalBuckets start(
            Template template,
            Path folder,
            Address bind,
            String accessKey,
            String secretKey,
            PendingEvents pending,
            Meter meter,
            Clock clock)
            throws IOException {
        SERVER_LOG.setLevel(Level.WARNING); // At INFO it tells of every part that starts and stops.
        Files.createDirectories(folder);
        BucketEvents events =
                new BucketEvents(template.deployment().region(), template.all(LambdaFunction.class), pending);
        FilesystemNio2BlobStore files =
                new FilesystemNio2BlobStore(folder.toAbsolutePath().toString());
        List<Bucket> buckets = template.all(Bucket.class);
        for (Bucket bucket : buckets) {
            if (!files.containerExists(bucket.name())) {
                files.createContainer(
                        CreateBucketRequest.builder().bucket(bucket.name()).build());
            }
        }
        S3Proxy server = S3Proxy.builder()
                .blobStore(new MeteredStore(new TellingStore(files, events, clock), meter))
                .endpoint(URI.create("http://" + bind.host() + ":" + bind.port()))
                .awsAuthentication(AuthenticationType.AWS_V4, accessKey, secretKey)
                .corsRules(cors(buckets))
                .jettyMaxThreads(MAX_THREADS)
                .stopTimeout(STOP_LIMIT_MILLIS)
                .build();
        try {
            server.start();
        } catch (Exception failed) { // This is what s3proxy declares.
            throw new IOException(
                    "The S3 server cannot listen on " + bind.host() + " port " + bind.port()
                            + "; end what uses that port, or choose another with --s3-port PORT.",
                    failed);
        }
        return new LocalBuckets(server, URI.create("http://" + bind.reachableHost() + ":" + server.getPort()), buckets);
    }

    /** An address to listen on. */
    public record Address(String host, int port) {

        /** The host by which this machine reaches itself there. */
        public String reachableHost() {
            return host.equals("0.0.0.0") ? "127.0.0.1" : host;
        }
    }

    /** One set for all: origins as regular expressions, as s3proxy wants them, where {@code *} stays as it is. */
    private static CrossOriginResourceSharing cors(List<Bucket> buckets) {
        if (buckets.stream().allMatch(bucket -> bucket.cors().isEmpty())) {
            return CrossOriginResourceSharing.disabled();
        }
        List<String> origins = all(buckets, BucketCors::origins).stream()
                .map(origin -> origin.equals("*") ? origin : pattern(origin))
                .toList();
        return new CrossOriginResourceSharing(
                origins,
                all(buckets, BucketCors::methods),
                all(buckets, BucketCors::headers),
                all(buckets, BucketCors::exposedHeaders),
                "");
    }

    private static String pattern(String origin) {
        return Arrays.stream(origin.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    }

    private static List<String> all(List<Bucket> buckets, Function<BucketCors, Collection<String>> part) {
        return buckets.stream()
                .flatMap(bucket -> bucket.cors().stream())
                .flatMap(rule -> part.apply(rule).stream())
                .distinct()
                .toList();
    }

    /** Where it answers, path style: {@code <endpoint>/<bucket>/<key>}. */
    public URI endpoint() {
        return endpoint;
    }

    /** The buckets it holds. */
    public List<Bucket> buckets() {
        return buckets;
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception failed) { // This is what s3proxy declares.
            throw new IOException("The S3 server did not stop cleanly.", failed);
        }
    }
}
