package stellar.relay.voyager;

/**
 * A number that Voyager reports, or why there is none. Voyager marks the latter inside the number: −123456789 is "off or
 * not there", +123456789 is "error"; neither is ever a measurement.
 */
public sealed interface Reading {

    /** Voyager's number for "off or not there". */
    double OFF = -123_456_789;

    /** Voyager's number for "error". */
    double ERROR = 123_456_789;

    /** A finite number. */
    record Measured(double value) implements Reading {}

    /** There is no number. */
    enum None implements Reading {
        /** Off, not there, or not readable. */
        ABSENT,
        /** The device that should give it is in error. */
        FAULT
    }

    /** The reading that this number of Voyager's stands for. */
    static Reading of(double number) {
        if (!Double.isFinite(number) || number == OFF) {
            return None.ABSENT;
        }
        return number == ERROR ? None.FAULT : new Measured(number);
    }

    /** The number, or another one when there is none. */
    default double orElse(double other) {
        return this instanceof Measured(double value) ? value : other;
    }

    /** True when there is a number. */
    default boolean isMeasured() {
        return this instanceof Measured;
    }
}
