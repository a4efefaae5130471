package stellar.live;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import stellar.bookings.Booking;
import stellar.telescopes.Telescope;

/**
 * What a connection can listen to.
 *
 * @param id of the telescope, the booking or the user
 */
public record Channel(Kind kind, String id) {

    private static final Pattern USER_ID = Pattern.compile("[A-Za-z0-9._:@-]{1,128}");

    /** What a channel is about. */
    public enum Kind {
        /** Everything that happens at one telescope, numbered as it came from there. */
        TELESCOPE("telescope."),
        /** What becomes of one booking. */
        SESSION("session."),
        /** What one person should know. */
        USER("user.");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }

        private boolean has(String id) {
            return switch (this) {
                case TELESCOPE -> Telescope.isId(id);
                case SESSION -> Booking.isId(id);
                case USER -> USER_ID.matcher(id).matches();
            };
        }
    }

    public static Channel ofTelescope(String telescope) {
        return new Channel(Kind.TELESCOPE, telescope);
    }

    public static Channel ofSession(String booking) {
        return new Channel(Kind.SESSION, booking);
    }

    public static Channel ofUser(String user) {
        return new Channel(Kind.USER, user);
    }

    /** Its name in messages: {@code telescope.demo}. */
    public String name() {
        return kind.prefix + id;
    }

    /** The channel of this name; empty when no channel can have it. */
    public static Optional<Channel> parse(String name) {
        return Arrays.stream(Kind.values())
                .filter(kind -> name.startsWith(kind.prefix))
                .map(kind -> new Channel(kind, name.substring(kind.prefix.length())))
                .filter(channel -> channel.kind().has(channel.id()))
                .findFirst();
    }
}
