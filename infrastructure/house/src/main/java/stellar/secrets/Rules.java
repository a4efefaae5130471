package stellar.secrets;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import stellar.secrets.Finding.Kind;

/** What a line is searched for. */
final class Rules {

    /** Anyone's build finds packages there without being told; the last two are names of XML, not places. */
    private static final Set<String> PUBLIC_HOSTS = Set.of(
            "registry.npmjs.org",
            "www.npmjs.com",
            "repo.maven.apache.org",
            "repo1.maven.org",
            "central.sonatype.com",
            "deb.debian.org",
            "maven.apache.org");

    /**
     * One shape.
     *
     * @param hints of these, in small letters, a line has at least one before it is looked at closely: a fifth of the time
     */
    private record Rule(Kind kind, List<String> hints, Pattern pattern) {

        Rule(Kind kind, String hints, String pattern) {
            this(kind, List.of(hints.split(" ", -1)), Pattern.compile(pattern));
        }

        boolean mayBeIn(String smallLetters) {
            return hints.stream().anyMatch(smallLetters::contains);
        }
    }

    private static final List<Rule> SHAPES = List.of(
            new Rule(Kind.AWS_KEY, "akia asia", "(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Za-z0-9])"),
            new Rule(
                    Kind.AWS_KEY,
                    "aws",
                    "(?i)aws.{0,24}(?:secret|key).{0,24}?['\"=: ]([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])"),
            new Rule(Kind.PRIVATE_KEY, "-----begin", "-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----"),
            new Rule(
                    Kind.TOKEN,
                    "gh github_pat_ glpat- npm_ xox k_live_ aiza sg.",
                    "(?<![A-Za-z0-9])(?:gh[opsur]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{50,}"
                            + "|glpat-[A-Za-z0-9_-]{20}|npm_[A-Za-z0-9]{36}|xox[abprs]-[A-Za-z0-9-]{20,}"
                            + "|[sr]k_live_[A-Za-z0-9]{20,}|AIza[A-Za-z0-9_-]{35}|SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43})"),
            new Rule(Kind.TOKEN, "eyj", "eyJ[A-Za-z0-9_-]{15,}\\.eyJ[A-Za-z0-9_-]{15,}\\.[A-Za-z0-9_-]{20,}"),
            new Rule(Kind.LOGIN_IN_ADDRESS, "://", "[a-z]+://[^/\\s:@'\"{}$<>]+:[^/\\s:@'\"{}$<>]+@[A-Za-z0-9.-]+"),
            new Rule(
                    Kind.MACHINE_PATH,
                    "/home/ /users/ /root/ /work/",
                    "(?<![A-Za-z0-9_.~*)}\\]-])/(?:home|Users|root|work)/[A-Za-z0-9._-]+"),
            new Rule(
                    Kind.LOOKS_SECRET,
                    "secret token passw passphrase apikey api-key api_key accesskey access_key access-key privatekey"
                            + " private_key private-key credential",
                    "(?i)(?:secret|token|passw(?:or)?d|passphrase|api[_-]?key|access[_-]?key|private[_-]?key|credential)"
                            + "[a-z0-9_]{0,20}['\"]?\\s{0,3}(?:=|:|=>)\\s{0,3}['\"]?([A-Za-z0-9+/_=-]{20,})"));

    private static final Pattern NOWHERE = Pattern.compile("(?!)");
    private static final Pattern ADDRESS = Pattern.compile("https?://([A-Za-z0-9.-]+)");
    private static final Pattern REGISTRY = Pattern.compile(
            "(?i)(?:^|[.-])(?:npm[a-z]*|maven[a-z0-9]*|registry|artifactory|artifacts?|nexus|pypi|packages|repo[0-9]*|mirrors?)(?:[.-]|$)");

    /** Words of a program have less, a random text of twenty signs has more (bits a sign). */
    private static final double LEAST_ENTROPY = 3.7;

    private static final double LEAST_ENTROPY_OF_HEXADECIMAL = 3.0;

    private Rules() {}

    static List<Finding> findings(String where, String path, String line) {
        List<Finding> found = new ArrayList<>();
        String smallLetters = line.toLowerCase(Locale.ROOT);
        for (Rule rule : SHAPES) {
            Matcher at = rule.mayBeIn(smallLetters) ? rule.pattern().matcher(line) : NOWHERE.matcher("");
            while (at.find()) {
                if (rule.kind() != Kind.LOOKS_SECRET) {
                    found.add(new Finding(rule.kind(), where, path, at.group()));
                } else if (isRandom(at.group(1))) {
                    found.add(new Finding(rule.kind(), where, path, at.group(1)));
                }
            }
        }
        if (!smallLetters.contains("http")) {
            return found;
        }
        Matcher address = ADDRESS.matcher(line);
        while (address.find()) {
            String host = address.group(1);
            if (REGISTRY.matcher(host).find() && !PUBLIC_HOSTS.contains(host)) {
                found.add(new Finding(Kind.REGISTRY_HOST, where, path, host));
            }
        }
        return found;
    }

    private static boolean isRandom(String text) {
        boolean isHexadecimal = text.matches("[0-9a-f]+|[0-9A-F]+");
        boolean isMixed =
                text.chars().anyMatch(Character::isDigit) && text.chars().anyMatch(Character::isLetter);
        return isMixed && entropy(text) >= (isHexadecimal ? LEAST_ENTROPY_OF_HEXADECIMAL : LEAST_ENTROPY);
    }

    /** Shannon's, bits a sign. */
    static double entropy(String text) {
        int[] counts = new int[128];
        text.chars().forEach(sign -> counts[sign & 127]++);
        double bits = 0;
        for (int count : counts) {
            if (count > 0) {
                double share = (double) count / text.length();
                bits -= share * Math.log(share) / Math.log(2);
            }
        }
        return bits;
    }
}
