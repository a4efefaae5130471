package stellar.notifications.push;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says to which addresses messages are posted. A browser names the address of its push service, so a user could name any: only
 * those of known push services are taken, by TLS at the usual port, written as browsers write them.
 */
final class PushHosts {

    /** Longest address, in characters. */
    static final int MAX_LENGTH = 1_000;

    /** As a host of the list: this machine itself, at any port and without TLS. For tests; the template refuses it. */
    private static final String LOOPBACK = "loopback";

    private static final Pattern HOST = Pattern.compile("[a-z0-9-]{1,63}(\\.[a-z0-9-]{1,63})+");

    /** What browsers write: small letters in the host, no user, no fragment, nothing that two readers read differently. */
    private static final Pattern ADDRESS =
            Pattern.compile("https://(" + HOST + ")(?::443)?(?:/[A-Za-z0-9._~!$&'()*+,;=:@%/?-]*)");

    private static final Pattern ON_THIS_MACHINE =
            Pattern.compile("http://127\\.0\\.0\\.1:[1-9][0-9]{0,4}(?:/[A-Za-z0-9._~%/?=-]*)");

    private final List<String> suffixes;
    private final boolean isLoopbackTaken;

    /** {@code hosts}: each stands for itself and all names below it. */
    PushHosts(List<String> hosts) {
        this.isLoopbackTaken = hosts.contains(LOOPBACK);
        this.suffixes = hosts.stream().filter(host -> !host.equals(LOOPBACK)).toList();
        for (String suffix : suffixes) {
            if (!HOST.matcher(suffix).matches()) {
                throw new IllegalStateException("PUSH_HOSTS names " + suffix
                        + ", which is no host of a push service. List names such as push.example.com, between commas.");
            }
        }
    }

    /** The address that this text is; empty when nothing is posted there. */
    Optional<URI> address(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        if (isLoopbackTaken && ON_THIS_MACHINE.matcher(text).matches()) {
            return parsed(text, "127.0.0.1");
        }
        Matcher address = ADDRESS.matcher(text);
        return address.matches() && isKnown(address.group(1)) ? parsed(text, address.group(1)) : Optional.empty();
    }

    private boolean isKnown(String host) {
        return suffixes.stream().anyMatch(suffix -> host.equals(suffix) || host.endsWith("." + suffix));
    }

    /** The address as the HTTP client will read it; it must see the same host. */
    private static Optional<URI> parsed(String text, String host) {
        try {
            URI address = URI.create(text);
            return host.equals(address.getHost()) && address.getUserInfo() == null
                    ? Optional.of(address)
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
