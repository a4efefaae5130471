package stellar.catalogue;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is left of a text when accents, case, spaces, punctuation and leading zeros do not count. The result holds only
 * a–z, 0–9 and the point, and is empty for a text without a letter or digit that is known here.
 */
final class Folding {

    private static final String GREEK = "αβγδεζηθικλμνξοπρσςτυφχψω";
    private static final List<String> GREEK_NAMES = List.of(
            "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu",
            "xi", "omicron", "pi", "rho", "sigma", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega");

    /** Words that a person may leave out of a name. */
    private static final Set<String> SMALL_WORDS =
            Set.of("a", "au", "d", "de", "des", "du", "en", "et", "and", "in", "l", "la", "le", "les", "of", "the");

    /** Catalogues that are also called by their whole name. */
    private static final Map<String, String> SHORT = Map.of(
            "messier", "m",
            "caldwell", "c",
            "barnard", "b",
            "collinder", "cr",
            "melotte", "mel",
            "sharpless", "sh2");

    private static final Pattern SHARPLESS_TWICE = Pattern.compile("sharpless\\W*2\\b");
    private static final Pattern FIRST_WORD = Pattern.compile("[a-z]+");
    private static final Pattern GALACTIC_SIGN = Pattern.compile("(?<=\\d)\\s*([+-])\\s*(?=\\d+\\.\\d)");
    private static final Pattern PIECE = Pattern.compile("[a-z]+|\\d+");
    private static final Pattern WORD = Pattern.compile("[a-z0-9]+");
    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=\\d)");

    private Folding() {}

    /**
     * A designation: {@code M031}, {@code m 31} and {@code Messier 31} are one. Numbers that only a sign or space parts
     * stay apart ({@code ESO 11-1} is not {@code ESO 1-11}), and the sign of a galactic latitude counts.
     */
    static String designation(String text) {
        String plain = SHARPLESS_TWICE.matcher(plain(text)).replaceFirst("sharpless");
        Matcher first = FIRST_WORD.matcher(plain.stripLeading());
        if (first.lookingAt() && SHORT.containsKey(first.group())) {
            plain = SHORT.get(first.group()) + " " + plain.stripLeading().substring(first.end());
        }
        plain = GALACTIC_SIGN.matcher(plain).replaceAll(sign -> sign.group(1).equals("+") ? "p" : "n");
        StringBuilder folded = new StringBuilder();
        Matcher piece = PIECE.matcher(plain);
        while (piece.find()) {
            boolean number = Character.isDigit(piece.group().charAt(0));
            if (number && !folded.isEmpty() && Character.isDigit(folded.charAt(folded.length() - 1))) {
                folded.append('.');
            }
            folded.append(LEADING_ZEROS.matcher(piece.group()).replaceFirst(""));
        }
        return folded.toString();
    }

    /** A name as one text; small words do not count, except as the last, which may be the beginning of a longer one. */
    static String name(String text) {
        return String.join("", kept(text));
    }

    /** A name from each of its words on: the second of Crab Nebula is {@code nebula}. The first is the whole. */
    static List<String> nameFromEachWord(String name) {
        List<String> kept = kept(name);
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < kept.size(); i++) {
            keys.add(String.join("", kept.subList(i, kept.size())));
        }
        return keys;
    }

    /** The Greek letters of a text spelled out, for instance {@code Alpha} for α. */
    static String greekSpelled(String text) {
        StringBuilder spelled = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            int at = GREEK.indexOf(letter);
            if (at >= 0) {
                String name = GREEK_NAMES.get(at);
                spelled.append(name.substring(0, 1).toUpperCase(Locale.ROOT)).append(name.substring(1));
            } else {
                spelled.append(letter);
            }
        }
        return spelled.toString();
    }

    private static List<String> kept(String name) {
        List<String> words =
                WORD.matcher(plain(name)).results().map(MatchResult::group).toList();
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (i == words.size() - 1 || !SMALL_WORDS.contains(words.get(i))) {
                kept.add(words.get(i));
            }
        }
        return kept;
    }

    private static String plain(String text) {
        String parted = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
        return greekSpelled(parted.toLowerCase(Locale.ROOT)
                        .replace("œ", "oe")
                        .replace("æ", "ae")
                        .replace("ß", "ss"))
                .toLowerCase(Locale.ROOT)
                .replaceAll("['’]s\\b", "s");
    }
}
