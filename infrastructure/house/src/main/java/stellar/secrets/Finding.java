package stellar.secrets;

/**
 * Something that must not be there.
 *
 * @param kind which rule found it
 * @param where a file and line, or a commit and file
 * @param path the file alone, in the repository; {@code message} for what a commit says
 * @param text what was found, whole
 */
record Finding(Kind kind, String where, String path, String text) {

    private static final int SHOWN = 12;

    /** What can be found. */
    enum Kind {
        AWS_KEY("a key of AWS"),
        PRIVATE_KEY("a private key"),
        TOKEN("a token"),
        LOGIN_IN_ADDRESS("a login inside an address"),
        LOOKS_SECRET("an assignment that looks like a secret"),
        MACHINE_PATH("a path of one machine"),
        REGISTRY_HOST("the host name of a package registry");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /** For people: a secret is not shown whole, lest a log of the build becomes the next place where it lies. */
    String sentence() {
        boolean isSecret = kind != Kind.MACHINE_PATH && kind != Kind.REGISTRY_HOST;
        String shown = isSecret && text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        return where + ": " + kind.words + ": " + shown;
    }
}
