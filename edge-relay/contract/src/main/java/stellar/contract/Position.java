package stellar.contract;

/**
 * How far a relay's stream of durable events has come.
 *
 * @param epoch which store counted: the moment the relay's store was made, in milliseconds since 1970. A relay that
 *     starts with a new store starts a greater epoch, so that its numbers are never taken for those of the old one.
 * @param seq the last event counted in this epoch; the first event is 1, and 0 means none yet
 */
public record Position(long epoch, long seq) implements Comparable<Position> {

    public Position {
        if (epoch < 0 || seq < 0) {
            throw new IllegalArgumentException(
                    "A position counts from zero, but got epoch " + epoch + " and seq " + seq + ".");
        }
    }

    /** Later epochs come after earlier ones, whatever their sequence numbers. */
    @Override
    public int compareTo(Position other) {
        int byEpoch = Long.compare(epoch, other.epoch);
        return byEpoch != 0 ? byEpoch : Long.compare(seq, other.seq);
    }

    /** This position as text of fixed width (13 + 1 + 12 characters), so that text order is stream order. */
    public String sortKey() {
        return "%013d-%012d".formatted(epoch, seq);
    }
}
