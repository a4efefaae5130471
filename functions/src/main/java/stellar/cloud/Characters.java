package stellar.cloud;

/** Tells characters that a person sees from those that only change how the text around them looks. */
public final class Characters {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
    private static final int ZERO_WIDTH_JOINER = 0x200d;

    private Characters() {}

    /** Whether a text holds a character that no line of text should hold, see {@link #isUnseen}. */
    public static boolean hasUnseen(String text) {
        return text.codePoints().anyMatch(Characters::isUnseen);
    }

    /** Ends a line, or changes how the text around it looks; but scripts and emoji need the two joiners. */
    private static boolean isUnseen(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.FORMAT -> codePoint != ZERO_WIDTH_NON_JOINER && codePoint != ZERO_WIDTH_JOINER;
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
