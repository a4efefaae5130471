package stellar.accounts;

/** What somebody may be here. */
public enum Role {
    /** Everybody who signs in. */
    USER("user"),
    /** Owns telescopes. */
    OPERATOR("operator"),
    /** Looks after everything. */
    ADMIN("admin");

    private final String word;

    Role(String word) {
        this.word = word;
    }

    /** As it stands in messages, and the name of the user pool's group: {@code operator}. */
    public String word() {
        return word;
    }
}
