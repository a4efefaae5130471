package stellar.relay;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stellar.contract.Problem;
import stellar.contract.UploadGrant;
import stellar.contract.UploadRequest;
import stellar.contract.Wire;
import stellar.relay.images.Bandwidth;
import stellar.relay.images.Delivery;
import stellar.relay.images.FramePaths;
import stellar.relay.images.ObjectPut;
import stellar.relay.images.PartSizes;
import stellar.relay.images.UploadDesk;
import stellar.relay.images.UploadLoop;
import stellar.relay.images.UploadTimings;
import stellar.relay.images.Uploader;
import stellar.relay.spool.Spool;
import stellar.relay.uplink.Cloud;
import stellar.relay.uplink.CloudAnswer;

/** The uploads of images: a loop for each telescope, so that one's slow disk holds up no other, and one bandwidth for all. */
final class ImageUploads implements AutoCloseable {

    private static final String PATH = "/api/relay/uploads";
    private static final Duration UPLOAD_LIMIT = Duration.ofMinutes(15);
    private static final Duration LOOKED_AT_EVERY = Duration.ofMillis(500);

    private final List<UploadLoop> loops = new ArrayList<>();

    /** Makes them and begins: with what a former run left, also of a telescope that is not configured any more. */
    ImageUploads(RelaySettings settings, Spool spool, Cloud cloud, HttpClient http, Clock clock) throws IOException {
        var kilobytes = settings.cloud().imagesKilobytesPerSecond();
        Bandwidth bandwidth =
                kilobytes.isPresent() ? Bandwidth.of(1000L * kilobytes.getAsInt()) : Bandwidth.unlimited();
        Delivery delivery = new Delivery(
                settings.relay(),
                spool.uploads().frames(),
                request -> ask(cloud, request),
                new ObjectPut(http, UPLOAD_LIMIT, bandwidth),
                PartSizes.USUAL);
        Map<String, Optional<FramePaths>> paths = new LinkedHashMap<>();
        spool.uploads().telescopes().forEach(telescope -> paths.put(telescope, Optional.empty()));
        settings.voyagers()
                .forEach(voyager -> paths.put(
                        voyager.telescope(),
                        Optional.of(new FramePaths(voyager.windowsImages(), voyager.localImages()))));
        paths.forEach((telescope, itsPaths) -> loops.add(new UploadLoop(
                new Uploader(
                        telescope, spool.uploads(), itsPaths, delivery, UploadTimings.USUAL, clock, System::nanoTime),
                LOOKED_AT_EVERY)));
    }

    /** There may be something to upload. */
    void wake() {
        loops.forEach(UploadLoop::wake);
    }

    @Override
    public void close() {
        loops.forEach(UploadLoop::close);
    }

    private static UploadDesk.Answer ask(Cloud cloud, UploadRequest request) throws IOException {
        return switch (cloud.post(PATH, Wire.writeBytes(request))) {
            case CloudAnswer.Accepted(byte[] body) -> new UploadDesk.Answer.Granted(Wire.read(body, UploadGrant.class));
            case CloudAnswer.Refused(Problem problem)
            when problem.code().equals(Problem.NOT_FOUND) || problem.code().equals(Problem.IMAGE_REFUSED) ->
                new UploadDesk.Answer.Refused(problem.title());
            case CloudAnswer.Refused(Problem problem) -> throw new IOException(problem.title());
            case CloudAnswer.Later(var after, String why) -> throw new IOException(why);
            case CloudAnswer.Slow(String why) -> throw new IOException(why);
        };
    }
}
