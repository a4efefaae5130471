package stellar.packaging.sample.away;

/** The provider. */
public final class Provider implements Found {}
