package stellar.packaging.sample.away;

/** A service, whose provider no class names. */
public interface Found {}
