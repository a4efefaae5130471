package stellar.simulator.night;

import java.time.Instant;

/**
 * One frame that is to be taken, with everything that shapes it, known when its shutter opens.
 *
 * @param start night time at which the shutter opens
 * @param place J2000 centre of the frame
 * @param turnedOver true on the far side of the meridian: the frame stands on its head
 * @param kind LIGHT, BIAS, DARK or FLAT
 * @param origin SHOT for a sequence, TEST for a single shot, SYNC for a plate solve
 * @param hfdPixels half-flux diameter of the stars, at binning 1
 * @param cloudCover 0 clear to 1 covered
 * @param noiseSeed makes this frame's noise, and nothing else
 */
public record Exposure(
        Instant start,
        Target target,
        Equatorial place,
        boolean turnedOver,
        Horizontal horizontal,
        Kind kind,
        Origin origin,
        Filter filter,
        double seconds,
        int binning,
        int gain,
        int offset,
        double sensorDegrees,
        double setPointDegrees,
        double hfdPixels,
        double starIndex,
        int focusPosition,
        double cloudCover,
        long noiseSeed) {

    /** What the shutter and the light do, in the order of Voyager's frame types. */
    public enum Kind {
        LIGHT,
        BIAS,
        DARK,
        FLAT;

        /** The kind of a frame type from 0 to 3. */
        public static Kind at(int type) {
            return values()[type];
        }
    }

    /** Who asked for the frame, in Voyager's words. */
    public enum Origin {
        TEST,
        SHOT,
        SYNC
    }
}
