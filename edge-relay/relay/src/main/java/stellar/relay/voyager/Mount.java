package stellar.relay.voyager;

import org.jspecify.annotations.Nullable;

/**
 * The mount, as {@link ControlData} shows it.
 *
 * @param connected it is connected
 * @param parked it is parked
 * @param tracking it follows the sky
 * @param slewing it moves to another place
 * @param ra right ascension of date, hours
 * @param dec declination of date, degrees
 * @param raJ2000 right ascension J2000, hours
 * @param decJ2000 declination J2000, degrees
 * @param azimuth degrees
 * @param altitude degrees
 * @param pier the side of the pier, in Voyager's word ({@code pierEast})
 * @param timeToFlip until the meridian flip, in Voyager's own writing; absent when none is due
 * @param flip how the meridian flip stands
 */
public record Mount(
        @Nullable Boolean connected,
        @Nullable Boolean parked,
        @Nullable Boolean tracking,
        @Nullable Boolean slewing,
        @Nullable Coordinate ra,
        @Nullable Coordinate dec,
        @Nullable Coordinate raJ2000,
        @Nullable Coordinate decJ2000,
        @Nullable Coordinate azimuth,
        @Nullable Coordinate altitude,
        @Nullable String pier,
        @Nullable String timeToFlip,
        @Nullable Flip flip) {

    static Mount read(Fields fields) {
        String timeToFlip = fields.text("MNTTFLIP");
        return new Mount(
                fields.flag("MNTCONN"),
                fields.flag("MNTPARK"),
                fields.flag("MNTTRACK"),
                fields.flag("MNTSLEW"),
                fields.coordinate("MNTRA", Coordinate::hours),
                fields.coordinate("MNTDEC", Coordinate::latitude),
                fields.coordinate("MNTRAJ2000", Coordinate::hours),
                fields.coordinate("MNTDECJ2000", Coordinate::latitude),
                fields.coordinate("MNTAZ", Coordinate::azimuth),
                fields.coordinate("MNTALT", Coordinate::latitude),
                fields.text("MNTPIER"),
                "--".equals(timeToFlip) ? null : timeToFlip,
                fields.coded("MNTSFLIP", Flip.class));
    }

    /** How the meridian flip stands ({@code MNTSFLIP}). */
    public enum Flip implements Coded {
        NOT_NEEDED(0),
        TO_DO(1),
        RUNNING(2),
        DONE(3),
        UNMANAGEABLE(4),
        ERROR(5),
        /** A code that is not in Voyager's documents. */
        UNLISTED(Coded.UNLISTED);

        private final int code;

        Flip(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }
}
