package stellar.telescopes;

/** Who may know of a telescope. */
public enum Listing {
    /** Anybody. */
    PUBLIC("public"),
    /** Its operator and admins. */
    HIDDEN("hidden"),
    /** Its operator and admins, and nothing of it can be changed any more. */
    RETIRED("retired");

    private final String word;

    Listing(String word) {
        this.word = word;
    }

    /** As it stands in messages and rows. */
    public String word() {
        return word;
    }

    /** The listing of a row's word; whatever else a row says is for nobody else's eyes. */
    static Listing of(String word) {
        for (Listing listing : values()) {
            if (listing.word.equals(word)) {
                return listing;
            }
        }
        return HIDDEN;
    }
}
