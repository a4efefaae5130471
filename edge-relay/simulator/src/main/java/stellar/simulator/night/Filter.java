package stellar.simulator.night;

import java.util.Optional;

/** The filters in the wheel, in the order of their positions: the ordinal is Voyager's 0-based index. */
public enum Filter {
    L("L", 300),
    R("R", 100),
    G("G", 100),
    B("B", 100),
    HA("Ha", 7),
    OIII("OIII", 7),
    SII("SII", 7);

    private final String label;
    private final int widthNanometres;

    Filter(String label, int widthNanometres) {
        this.label = label;
        this.widthNanometres = widthNanometres;
    }

    /** The name as Voyager shows it. */
    public String label() {
        return label;
    }

    /** Voyager's number for its place in the wheel, from 0. */
    @SuppressWarnings("EnumOrdinal") // The order above is the wheel's.
    public int index() {
        return ordinal();
    }

    /** How much of the spectrum passes. */
    public int widthNanometres() {
        return widthNanometres;
    }

    /** True for the filters that let one emission line through. */
    public boolean isNarrow() {
        return widthNanometres < 20;
    }

    /** The filter at a position of the wheel, if there is one. */
    public static Optional<Filter> at(int index) {
        return index >= 0 && index < values().length ? Optional.of(values()[index]) : Optional.empty();
    }
}
