package stellar.live;

import java.util.Optional;
import stellar.telescopes.Telescope;

/** What a connection can listen to: everything that happens at one telescope. */
public record Channel(String telescope) {

    private static final String PREFIX = "telescope.";

    /** Its name in messages: {@code telescope.demo}. */
    public String name() {
        return PREFIX + telescope;
    }

    /** The channel of this name; empty when no channel can have it. */
    public static Optional<Channel> parse(String name) {
        return name.startsWith(PREFIX) && Telescope.isId(name.substring(PREFIX.length()))
                ? Optional.of(new Channel(name.substring(PREFIX.length())))
                : Optional.empty();
    }
}
