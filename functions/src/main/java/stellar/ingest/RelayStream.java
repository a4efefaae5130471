package stellar.ingest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stellar.contract.Batch;
import stellar.contract.DurableEvent;
import stellar.contract.Position;
import stellar.contract.Problem;

/** Brings a relay's stream forward, whatever was applied of a batch before. */
final class RelayStream {

    /** Each attempt but the last finds the stream moved by another request of the same relay. */
    private static final int MAX_ATTEMPTS = 4;

    private final BatchTransaction transaction;

    RelayStream(BatchTransaction transaction) {
        this.transaction = transaction;
    }

    /** What came of a batch. */
    sealed interface Outcome {

        /**
         * All of it has taken effect.
         *
         * @param through where the relay's stream stands
         * @param events those that took effect just now
         * @param previous where the telescope of each stood before, by telescope
         */
        record Moved(Position through, List<DurableEvent> events, Map<String, Position> previous) implements Outcome {}

        /** None of it has taken effect. */
        record Refused(Problem problem) implements Outcome {}
    }

    /** Why a relay must send again though it has nothing new: its stream is behind what it was told is here. */
    static Optional<Problem> missing(Batch nothingNew, Position held) {
        return Advance.of(held, nothingNew) instanceof Advance.Gap
                ? Optional.of(gap(nothingNew, held))
                : Optional.empty();
    }

    Outcome apply(Batch batch, Instant now) {
        if (batch.last() < batch.first()) {
            return new Outcome.Moved(batch.through(), List.of(), Map.of());
        }
        Batch rest = batch;
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            switch (transaction.apply(rest, now)) {
                case BatchTransaction.Result.Applied applied -> {
                    return new Outcome.Moved(rest.through(), rest.events(), applied.previous());
                }
                case BatchTransaction.Result.Removed _ -> {
                    return new Outcome.Refused(removed(batch));
                }
                case BatchTransaction.Result.Elsewhere elsewhere -> {
                    switch (Advance.of(elsewhere.held(), rest)) {
                        case Advance.Rest still -> rest = still.batch();
                        case Advance.Seen seen -> {
                            return new Outcome.Moved(seen.held(), List.of(), Map.of());
                        }
                        case Advance.Gap gap -> {
                            return new Outcome.Refused(gap(batch, gap.held()));
                        }
                        case Advance.Over over -> {
                            return new Outcome.Refused(over(batch, over.held()));
                        }
                    }
                }
            }
        }
        throw new IllegalStateException(
                "Relay " + batch.relay() + " sends from several places at once: its stream moved " + MAX_ATTEMPTS
                        + " times while a batch was applied. Stop all but one.");
    }

    private static Problem gap(Batch batch, Position held) {
        long through = held.epoch() == batch.epoch() ? held.seq() : 0;
        return new Problem(
                409,
                Problem.POSITION_GAP,
                "Relay " + batch.relay() + " sent events from " + batch.first() + ", but the cloud has "
                        + (through == 0 ? "none" : "only 1 to " + through) + " of this epoch. Send from "
                        + (through + 1)
                        + ", or start a greater epoch if they are gone.",
                null,
                held,
                null);
    }

    private static Problem over(Batch batch, Position held) {
        return new Problem(
                409,
                Problem.EPOCH_OVER,
                "Relay " + batch.relay() + " sent epoch " + batch.epoch() + ", but the cloud has epoch " + held.epoch()
                        + " already. Start a greater epoch.",
                null,
                held,
                null);
    }

    private static Problem removed(Batch batch) {
        return new Problem(
                401,
                Problem.SIGNATURE_WRONG,
                "Relay " + batch.relay() + " is not known here any more. Ask the operator to add it again.",
                null,
                null,
                null);
    }
}
