package stellar.images;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import stellar.pictures.Rendering;

/** Frames as somebody wants to see them: rendered when they are first asked for, and kept for who asks next. */
final class Renderings {

    private static final int NOT_THERE = 404;
    private static final int NOT_THERE_OR_NOT_FOR_US = 403;

    private final S3Client objects;
    private final String bucket;

    Renderings(S3Client objects, String bucket) {
        this.objects = objects;
        this.bucket = bucket;
    }

    /**
     * Where a rendering is in the bucket, made now if it was not there.
     *
     * @return empty when the frame's pictures are gone
     */
    Optional<String> key(Image image, Rendering rendering) throws IOException {
        String key = "renderings/" + image.telescope() + "/" + image.id() + "/" + image.version() + "/"
                + rendering.name() + ".jpg";
        if (isThere(key)) {
            return Optional.of(key);
        }
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        String linear = Picture.LINEAR.key(image.telescope(), image.id());
        try (InputStream small = objects.getObject(get -> get.bucket(bucket).key(linear));
                ImageOutputStream out = new MemoryCacheImageOutputStream(jpeg)) {
            rendering.render(small, out);
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_THERE || e.statusCode() == NOT_THERE_OR_NOT_FOR_US) {
                return Optional.empty();
            }
            throw e;
        }
        objects.putObject(
                put -> put.bucket(bucket).key(key).contentType("image/jpeg"),
                RequestBody.fromBytes(jpeg.toByteArray()));
        return Optional.of(key);
    }

    private boolean isThere(String key) {
        try {
            objects.headObject(head -> head.bucket(bucket).key(key));
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_THERE || e.statusCode() == NOT_THERE_OR_NOT_FOR_US) {
                return false;
            }
            throw e;
        }
    }
}
