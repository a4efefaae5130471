package stellar.relay.health;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Makes a text fit for a log: what looks like a secret or an image's bytes is left out, what would deceive a reader is
 * written as its code, and what is too long is cut. The parts of the relay log no secrets; this is for what others put
 * into their messages.
 */
final class Discretion {

    private static final Pattern NAMED = Pattern.compile(
            "(?i)((?:ticket|token|signature|sig|password|passwort|secret|x-amz-[a-z-]{1,40}|authorization)\\s*[=:]\\s*)"
                    + "(?:(?:basic|bearer)\\s+)?[^\\s&\"',;)}]+");
    private static final Pattern MEMBER = Pattern.compile(
            "(?i)(\"(?:base|base64data|key|secrethex|password|mac|ticket|token|signature|code)\"\\s*:\\s*)\"[^\"]*\"?");
    private static final Pattern KEY = Pattern.compile("(?<![0-9a-zA-Z])[0-9a-fA-F]{64}(?![0-9a-zA-Z])");
    private static final Pattern BYTES = Pattern.compile("[A-Za-z0-9+/_-]{200,}={0,2}");
    private static final Pattern USER_IN_ADDRESS = Pattern.compile("://[^/\\s@]+@");
    private static final Pattern DECEPTIVE = Pattern.compile("[\\p{Cf}\\x7f-\\x9f\\u2028\\u2029]");

    private final int longest;

    /** Cuts texts beyond {@code longest} characters. */
    Discretion(int longest) {
        this.longest = longest;
    }

    String fit(String text) {
        // What is far beyond the bound is cut first: no pattern is to work on a hundred megabytes.
        String within = text.length() > 4 * longest ? text.substring(0, 4 * longest) : text;
        within = NAMED.matcher(within).replaceAll("$1…");
        within = MEMBER.matcher(within).replaceAll("$1\"…\"");
        within = USER_IN_ADDRESS.matcher(within).replaceAll("://…@");
        within = KEY.matcher(within).replaceAll("…");
        within = BYTES.matcher(within).replaceAll(found -> "(" + found.group().length() + " characters)");
        within = DECEPTIVE.matcher(within).replaceAll(Discretion::code);
        return within.length() > longest || text.length() > 4 * longest
                ? within.substring(0, Math.min(longest, within.length())) + "… (" + text.length() + " characters)"
                : within;
    }

    private static String code(MatchResult found) {
        return "\\\\u%04x".formatted(found.group().codePointAt(0));
    }
}
