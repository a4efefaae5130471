package stellar.packaging.sample.away;

/** Needed by nobody. */
public final class Alone {}
