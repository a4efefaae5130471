package stellar.live;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stellar.accounts.Caller;
import stellar.accounts.Role;

/**
 * Who holds a ticket, and thereby the socket that it opens. What they may listen to says {@link Rights}, each time anew.
 *
 * @param channels names of the channels that it was given for; a person's names none, since {@link Rights} knows
 * @param relay the relay whose socket it is; absent for a browser
 * @param guest by which link somebody came in who may watch for a while only; absent for everybody else
 * @param person who signed in; absent for everybody else
 */
public record Pass(
        Set<String> channels,
        @Nullable String relay,
        @Nullable Guest guest,
        @Nullable Caller person) {

    /**
     * Somebody who watches by a link.
     *
     * @param link what {@link Guests} know the link by; no secret
     * @param until from when on they may not any more
     * @param booking which booking they watch; with its time their right ends, too
     * @param isLate whether they see everything {@link Late#DELAY} after it happened
     */
    public record Guest(String link, Instant until, String booking, boolean isLate) {}

    public Pass {
        channels = Set.copyOf(channels);
    }

    /** A browser's, for one channel. */
    static Pass watching(Channel channel) {
        return new Pass(Set.of(channel.name()), null, null, null);
    }

    /**
     * A guest's, for a telescope while a booking has it, and for that booking unless they are late, since what becomes of a
     * booking is told at once. It ends at a moment, or when {@link Guests#dismiss} ends it before.
     */
    public static Pass watching(String telescope, Guest guest) {
        String shown = Channel.ofTelescope(telescope).name();
        return new Pass(
                guest.isLate()
                        ? Set.of(shown)
                        : Set.of(shown, Channel.ofSession(guest.booking()).name()),
                null,
                guest,
                null);
    }

    /** A relay's own. */
    static Pass of(String relay) {
        return new Pass(Set.of(), relay, null, null);
    }

    /** Of a person who signed in. */
    static Pass of(Caller person) {
        return new Pass(Set.of(), null, null, person);
    }

    /** The earlier of a moment and the pass's end, if it has one. */
    Instant notAfter(Instant moment) {
        return guest != null && guest.until().isBefore(moment) ? guest.until() : moment;
    }

    /** As texts, as an authorizer hands it on; what is not there is not among them. */
    Map<String, String> texts() {
        Map<String, String> texts = new HashMap<>();
        texts.put("allowed", String.join(",", new TreeSet<>(channels)));
        if (relay != null) {
            texts.put("relay", relay);
        }
        if (guest != null) {
            texts.put("link", guest.link());
            texts.put("until", guest.until().toString());
            texts.put("booking", guest.booking());
            texts.put("late", Boolean.toString(guest.isLate()));
        }
        if (person != null) {
            texts.put("user", person.user());
            texts.put("roles", person.roles().stream().map(Role::word).sorted().collect(Collectors.joining(",")));
        }
        return texts;
    }

    /** The pass that {@link #texts} wrote. {@code text}: each by its name, empty when there is none. */
    static Pass read(UnaryOperator<String> text) {
        String relay = text.apply("relay");
        String link = text.apply("link");
        String user = text.apply("user");
        return new Pass(
                words(text.apply("allowed")).collect(Collectors.toSet()),
                relay.isEmpty() ? null : relay,
                link.isEmpty()
                        ? null
                        : new Guest(
                                link,
                                Instant.parse(text.apply("until")),
                                text.apply("booking"),
                                Boolean.parseBoolean(text.apply("late"))),
                user.isEmpty() ? null : new Caller(user, roles(text.apply("roles"))));
    }

    private static Set<Role> roles(String listed) {
        Set<String> words = words(listed).collect(Collectors.toSet());
        Set<Role> roles = EnumSet.allOf(Role.class);
        roles.removeIf(role -> !words.contains(role.word()));
        return roles;
    }

    private static Stream<String> words(String listed) {
        return Stream.of(listed.split(",")).filter(word -> !word.isEmpty());
    }
}
