package stellar.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.bookings.Booking;
import stellar.bookings.BookingRows;
import stellar.cloud.Environment;
import stellar.contract.Position;
import stellar.contract.Wire;

/** Tells a channel's whole current state, as the first message on it: {@code initialState}. */
final class Snapshot {

    /** How far back and ahead a person's bookings are told. */
    private static final Duration BACK = Duration.ofDays(2);

    private static final Duration AHEAD = Duration.ofDays(400);
    private static final int BOOKINGS = 20;

    private final TelescopeSnapshot ofTelescope;
    private final BookingRows bookings;
    private final Places places;
    private final Clock clock;
    private final Function<String, Optional<ObjectNode>> progress;

    Snapshot(
            TelescopeSnapshot ofTelescope,
            BookingRows bookings,
            Places places,
            Clock clock,
            Function<String, Optional<ObjectNode>> progress) {
        this.ofTelescope = ofTelescope;
        this.bookings = bookings;
        this.places = places;
        this.clock = clock;
        this.progress = progress;
    }

    /** Snapshots of what these tables hold; {@code progress}: how far the session of a booking is. */
    static Snapshot of(
            Environment environment,
            DynamoDbClient tables,
            Clock clock,
            Function<String, Optional<ObjectNode>> progress) {
        return new Snapshot(
                TelescopeSnapshot.of(environment, tables, clock),
                new BookingRows(tables, environment.required("BOOKINGS_TABLE")),
                new Places(tables, environment.required("CONNECTIONS_TABLE"), clock),
                clock,
                progress);
    }

    /**
     * The state now, as far as the right reaches; empty when there is no such thing. It holds everything through its
     * position, and may hold what came a moment later, which a browser knows by ids and versions.
     */
    Optional<byte[]> of(Channel channel, Right right) {
        return switch (channel.kind()) {
            case TELESCOPE -> ofTelescope.of(channel, right);
            case SESSION -> {
                // First where it stands, then what it is: what changes between the two is told again.
                Position position = places.of(channel);
                Instant now = clock.instant();
                yield bookings.find(channel.id())
                        .map(booking -> message(channel, position, now, sessionOf(booking, now)));
            }
            case USER -> {
                Position position = places.of(channel);
                Instant now = clock.instant();
                yield Optional.of(message(channel, position, now, bookingsOf(channel.id(), now)));
            }
        };
    }

    private ObjectNode sessionOf(Booking booking, Instant now) {
        ObjectNode data = BookingWords.of(booking, now);
        progress.apply(booking.id()).ifPresent(far -> data.set("progress", far));
        return data;
    }

    /** The index may be a moment behind, each booking's own row is not. */
    private ObjectNode bookingsOf(String user, Instant now) {
        var wanted =
                new BookingRows.Wanted(BookingRows.OF_USER, user, now.minus(BACK), now.plus(AHEAD), Optional.empty());
        ObjectNode data = Wire.object();
        ArrayNode told = data.putArray("bookings");
        bookings.list(wanted, Optional.empty(), BOOKINGS).bookings().stream()
                .flatMap(booking -> bookings.find(booking.id()).stream())
                .forEach(booking -> told.add(BookingWords.of(booking, now)));
        return data;
    }

    private static byte[] message(Channel channel, Position position, Instant sentAt, ObjectNode data) {
        ObjectNode message = Wire.object();
        message.put("type", "initialState");
        message.put("channel", channel.name());
        message.set("position", Wire.tree(position));
        message.put("sentAt", sentAt.toString());
        message.set("data", data);
        return Wire.writeBytes(message);
    }
}
