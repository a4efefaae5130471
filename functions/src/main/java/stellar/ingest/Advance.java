package stellar.ingest;

import stellar.contract.Batch;
import stellar.contract.DurableEvent;
import stellar.contract.Position;

/** What a batch means to a stream that stands somewhere else than just before it. */
sealed interface Advance {

    /** These events are still to be applied. */
    record Rest(Batch batch) implements Advance {}

    /** All of it was applied before; nothing changes. */
    record Seen(Position held) implements Advance {}

    /** Events between the position and the batch are missing. */
    record Gap(Position held) implements Advance {}

    /** The batch is of an epoch that is over. */
    record Over(Position held) implements Advance {}

    /** Compares a batch with the position held for its relay. */
    static Advance of(Position held, Batch batch) {
        if (batch.epoch() < held.epoch()) {
            return new Over(held);
        }
        // Of a greater epoch nothing is here yet: it begins with 1, or its beginning is missing.
        long before = batch.epoch() > held.epoch() ? 0 : held.seq();
        if (batch.first() > before + 1) {
            return new Gap(held);
        }
        if (batch.first() == before + 1) {
            return new Rest(batch);
        }
        return batch.last() <= held.seq() ? new Seen(held) : new Rest(after(held.seq(), batch));
    }

    private static Batch after(long seq, Batch batch) {
        return new Batch(
                batch.v(),
                batch.relay(),
                batch.epoch(),
                seq + 1,
                batch.last(),
                batch.sentAt(),
                batch.events().stream()
                        .filter((DurableEvent event) -> event.seq() > seq)
                        .toList(),
                batch.latest());
    }
}
