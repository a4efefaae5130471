package stellar.ingest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import stellar.commands.Commands;
import stellar.contract.Batch;
import stellar.contract.DurableEvent;
import stellar.contract.EventType;
import stellar.contract.LatestEvent;
import stellar.contract.Problem;
import stellar.contract.RequestSignature;
import stellar.contract.Wire;
import stellar.images.ImageFacts;
import stellar.images.ImageKey;

/** Finds what can never be taken, before anything is written: one such event must not hold up those behind it. */
final class Inspection {

    /** Limit of one value of telemetry; a larger one is passed over. */
    static final int MAX_LATEST_BYTES = 16 * 1024;

    /** Times outside these cannot be told apart from nonsense, and do not sort as text. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private Inspection() {}

    /** Whether a batch is the one that its signature speaks of, sent at a time that can be. */
    static boolean isAsSigned(Batch batch, RequestSignature signed) {
        return batch.relay().equals(signed.relay())
                && batch.epoch() == signed.epoch()
                && batch.range().equals(signed.range())
                && isPlausible(batch.sentAt());
    }

    /** The first event that is refused, as the relay is told of it; empty when all are good. */
    static Optional<Problem> refusal(Batch batch, Set<String> telescopes) {
        for (DurableEvent event : batch.events()) {
            Optional<String> fault = fault(event, telescopes);
            if (fault.isPresent()) {
                String title = "Event " + event.seq() + " of relay " + batch.relay() + " " + fault.get()
                        + " Set it aside and send the rest.";
                return Optional.of(new Problem(422, Problem.EVENT_REFUSED, title, null, null, event.seq()));
            }
        }
        return Optional.empty();
    }

    /** The telemetry that can be kept. */
    static List<LatestEvent> sound(Batch batch, Set<String> telescopes) {
        return batch.latest().stream()
                .filter(latest -> telescopes.contains(latest.telescope())
                        && EventType.of(latest.type())
                                .filter(type -> type.keeping() == EventType.Keeping.LATEST)
                                .isPresent()
                        && isPlausible(latest.at())
                        && Wire.writeBytes(latest.data()).length <= MAX_LATEST_BYTES)
                .toList();
    }

    /** Whether a relay's clock can show this time; 1970 it may, the far future not. */
    private static boolean isPlausible(Instant time) {
        return !time.isBefore(EARLIEST) && time.isBefore(LATEST);
    }

    private static Optional<String> fault(DurableEvent event, Set<String> telescopes) {
        if (!telescopes.contains(event.telescope())) {
            return Optional.of("names a telescope that is not this relay's.");
        }
        Instant voyagerAt = event.voyagerAt();
        if (!isPlausible(event.at()) || (voyagerAt != null && !isPlausible(voyagerAt))) {
            return Optional.of("has a time that cannot be.");
        }
        if (event.type().isEmpty() || event.type().length() > 64) {
            return Optional.of("has no type, or one longer than 64 letters.");
        }
        if (Wire.writeBytes(event).length > Batch.MAX_EVENT_BYTES) {
            return Optional.of("is larger than " + Batch.MAX_EVENT_BYTES + " bytes.");
        }
        if (ImageFacts.isToldBy(event) && !ImageKey.isImageId(ImageFacts.image(event))) {
            return Optional.of("tells of an image without an id in parsed.image.");
        }
        if (event.type().equals(EventType.COMMAND.wireName())
                && Commands.outcome(event).isEmpty()) {
            return Optional.of("tells the outcome of no command.");
        }
        return Optional.empty();
    }
}
