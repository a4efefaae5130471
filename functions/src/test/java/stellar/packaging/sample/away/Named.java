package stellar.packaging.sample.away;

/** Named by a text. */
public final class Named {}
