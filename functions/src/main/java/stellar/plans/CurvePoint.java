package stellar.plans;

import java.util.List;
import stellar.sky.Track;

/**
 * Where things stand at one instant of a slot.
 *
 * @param target where the target and the Moon are
 * @param horizonDegrees the lowest free altitude at the target's azimuth
 * @param sunDegrees the Sun's altitude
 * @param why what is against using the instant; nothing when it is usable
 */
public record CurvePoint(Track.Point target, double horizonDegrees, double sunDegrees, List<Why> why) {

    /** What is against an instant. */
    public enum Why {
        NOT_DARK("not-dark"),
        TOO_LOW("too-low"),
        HOUR_ANGLE("hour-angle-out"),
        MOON("moon");

        private final String word;

        Why(String word) {
            this.word = word;
        }

        /** As it stands in messages. */
        public String word() {
            return word;
        }
    }

    public CurvePoint {
        why = List.copyOf(why);
    }

    public boolean isUsable() {
        return why.isEmpty();
    }
}
