package stellar.images;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import stellar.slots.Slot;
import stellar.slots.Slots;
import stellar.slots.Taken;

/**
 * Whose an image is: the session's that it was reported for, otherwise that of the booking in whose slot the middle of its exposure
 * was; nobody's but the operator's when there is none. The relay's clock counts, which is held against ours, not the camera's.
 */
public final class Belonging {

    private final Images images;
    private final Slots slots;

    public Belonging(Images images, Slots slots) {
        this.images = images;
        this.slots = slots;
    }

    /** Notes whose an image is whose frame may never come; changes nothing when that is known, or there is no such image. */
    public void settle(ImageKey key) {
        images.find(key.telescope(), key.image())
                .filter(image -> image.booking().isEmpty())
                .flatMap(image -> booking(image, OptionalDouble.empty()))
                .ifPresent(booking -> images.belongs(key, booking));
    }

    /**
     * The booking that an image belongs to.
     *
     * @param exposureSeconds as its frame says; where that says nothing the telescope's program counts, and without both it is taken
     *     for a moment
     */
    Optional<String> booking(Image image, OptionalDouble exposureSeconds) {
        double seconds = exposureSeconds.orElseGet(() -> image.exposureSeconds().orElse(0));
        Instant middle = image.at().minus(Duration.ofMillis(Math.round(500 * seconds)));
        return image.session()
                .or(() -> slots.rows(image.telescope(), middle.minus(Slot.QUARTER), middle.plusMillis(1)).stream()
                        .filter(taken -> !taken.from().isAfter(middle)
                                && middle.isBefore(taken.from().plus(Slot.QUARTER)))
                        .map(Taken::holder)
                        .filter(Taken.Holder.Booking.class::isInstance)
                        .map(holder -> ((Taken.Holder.Booking) holder).booking())
                        .findFirst());
    }
}
