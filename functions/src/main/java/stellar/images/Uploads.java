package stellar.images;

import java.util.Optional;
import stellar.contract.UploadGrant;
import stellar.contract.UploadParts;
import stellar.contract.UploadRequest;
import stellar.relays.Relay;

/** Decides about a relay's request to upload bytes, and notes which bytes an image is to get. */
final class Uploads {

    private final Images images;
    private final ImageStore store;
    private final PartedStore parted;

    Uploads(Images images, ImageStore store, PartedStore parted) {
        this.images = images;
        this.store = store;
        this.parted = parted;
    }

    /** What became of a request. */
    sealed interface Answer {
        /** This is to be told to the relay. */
        record Told(UploadGrant grant) implements Answer {}

        /** There is no such image for this relay. */
        record Missing() implements Answer {}

        /** These bytes will never be taken; the reason is a full sentence. */
        record Refused(String reason) implements Answer {}
    }

    Answer answer(Relay relay, UploadRequest asked) {
        boolean own = asked.relay().equals(relay.id()) && relay.telescopes().contains(asked.telescope());
        var image = own ? images.find(asked.telescope(), asked.image()) : Optional.<Image>empty();
        if (image.isEmpty()) {
            return new Answer.Missing();
        }
        UploadParts parts = asked.parts();
        if (!ImageStore.takes(asked) || (parts != null && !PartedStore.takes(asked, parts))) {
            return new Answer.Refused("A " + Image.name(asked.kind()) + " has 1 to " + ImageStore.maxBytes(asked.kind())
                    + " bytes and a SHA-256 of 64 lower-case hex digits, and its parts make up the whole."
                    + " Leave this one out.");
        }
        if (image.get().has(asked.kind(), asked.sha256())) {
            return new Answer.Told(UploadGrant.of(UploadGrant.State.PRESENT));
        }
        ImageKey key = new ImageKey(asked.telescope(), asked.image(), asked.kind());
        if (parts != null && parts.sent().isEmpty()) {
            return new Answer.Told(parted.grant(key, asked, parts));
        }
        // Before the bytes can arrive, so that their arrival finds what they are.
        images.granted(key, asked.sha256());
        return new Answer.Told(
                parts == null ? store.grant(key, asked) : UploadGrant.of(parted.together(key, asked, parts)));
    }
}
