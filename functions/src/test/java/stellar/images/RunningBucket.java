package stellar.images;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import stellar.cloud.Clients;
import stellar.cloud.Environment;

/** A real S3 server with one bucket. */
public final class RunningBucket implements AutoCloseable {

    public static final String NAME = "images";

    private final S3Proxy server;

    public RunningBucket(Path folder) throws Exception {
        FilesystemNio2BlobStore store = new FilesystemNio2BlobStore(folder.toString());
        store.createContainer(CreateBucketRequest.builder().bucket(NAME).build());
        server = S3Proxy.builder()
                .blobStore(store)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, "local", "local")
                .build();
        server.start();
    }

    /** Clients whose S3 is this one. */
    public Clients clients() {
        return new Clients(new Environment(
                Map.of("AWS_REGION", "eu-west-3", "AWS_ENDPOINT_URL_S3", "http://127.0.0.1:" + server.getPort())));
    }

    /** Uploads in parts into this one. */
    PartedStore parted(Clock clock) {
        return new PartedStore(clients().objects(), clients().presigner(), NAME, clock);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception failed) { // This is what s3proxy declares.
            throw new IllegalStateException("The S3 server did not stop.", failed);
        }
    }
}
