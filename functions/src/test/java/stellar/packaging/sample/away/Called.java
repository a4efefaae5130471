package stellar.packaging.sample.away;

/** Called. */
public final class Called {
    private Called() {}

    public static String word() {
        return "";
    }
}
