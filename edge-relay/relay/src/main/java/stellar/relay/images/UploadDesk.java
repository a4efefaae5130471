package stellar.relay.images;

import java.io.IOException;
import stellar.contract.UploadGrant;
import stellar.contract.UploadRequest;

/** Where leave to upload is asked for: the cloud. */
@FunctionalInterface
public interface UploadDesk {

    /** What the desk says. */
    sealed interface Answer {
        /** Leave is given, or the bytes are there already. */
        record Granted(UploadGrant grant) implements Answer {}

        /** These bytes will never be taken; the reason is a full sentence. */
        record Refused(String reason) implements Answer {}
    }

    /**
     * Asks for leave.
     *
     * @throws IOException when there was no answer, or one that may be different later
     */
    Answer ask(UploadRequest request) throws IOException, InterruptedException;
}
