package stellar.packaging.sample.away;

/** Named by the type of a list alone. */
public final class Held {}
