package stellar.notifications.mail;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import stellar.contract.RequestSignature;

/**
 * An e-mail address of the plain kind (RFC 5321): a local part without quotes, in ASCII since the carriers take no other, and a
 * host of at least two labels. There is no blank, no bracket and no control character in it, so it cannot become another header.
 *
 * @param text as it was typed, the host in its ASCII form
 */
record Address(String text) {

    /** RFC 5321, section 4.5.3.1.3: a path of 256 octets, of which two are its brackets. */
    static final int MAX_LENGTH = 254;

    private static final int MAX_LOCAL_LENGTH = 64;
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final Pattern LOCAL = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*");
    private static final Pattern HOST = Pattern.compile(
            "(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+(?=[A-Za-z0-9-]*[A-Za-z])[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])");

    /** The address somebody typed, with blanks around it or not; empty when mails cannot be sent there. */
    static Optional<Address> typed(String typed) {
        String text = typed.strip();
        int at = text.lastIndexOf('@');
        if (at < 0 || text.length() > MAX_LENGTH || text.codePoints().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        String local = text.substring(0, at);
        String host;
        try {
            host = IDN.toASCII(text.substring(at + 1));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        boolean isFit = local.length() <= MAX_LOCAL_LENGTH
                && LOCAL.matcher(local).matches()
                && HOST.matcher(host).matches()
                && local.length() + 1 + host.length() <= MAX_LENGTH;
        return isFit ? Optional.of(new Address(local + "@" + host)) : Optional.empty();
    }

    /** Whether both lead to the same letter box; no host in use tells upper from lower case. */
    boolean isSameAs(String other) {
        return folded(text).equals(folded(other));
    }

    /** What counts are kept under, so that an address that nobody confirmed is not: 64 lower-case hex digits. */
    String sha256() {
        return RequestSignature.sha256(folded(text).getBytes(StandardCharsets.US_ASCII));
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "Address[hidden]";
    }
}
