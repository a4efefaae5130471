package stellar.relay.voyager;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of the whole observatory, every 2 s.
 *
 * @param status what Voyager does
 * @param setupConnected the equipment is connected
 * @param time Voyager's clock (UTC), often absent
 * @param camera the camera
 * @param mount the mount
 * @param focuser the focuser
 * @param guiding the guider
 * @param sequence what runs
 * @param planetariumConnected the planetarium program is connected
 * @param rotator the rotator
 * @param dome the dome
 * @param sky an all-sky station that older versions report here
 */
public record ControlData(
        @Nullable Status status,
        @Nullable Boolean setupConnected,
        @Nullable Instant time,
        Camera camera,
        Mount mount,
        Focuser focuser,
        Guiding guiding,
        Sequence sequence,
        @Nullable Boolean planetariumConnected,
        Rotator rotator,
        Dome dome,
        Sky sky,
        Envelope envelope)
        implements VoyagerEvent {

    static ControlData read(Fields fields) {
        return new ControlData(
                fields.coded("VOYSTAT", Status.class),
                fields.flag("SETUPCONN"),
                fields.instant("TIUTC"),
                Camera.read(fields),
                Mount.read(fields),
                new Focuser(fields.flag("AFCONN"), fields.number("AFTEMP"), fields.number("AFPOS")),
                Guiding.read(fields),
                Sequence.read(fields),
                fields.flag("PLACONN"),
                new Rotator(
                        fields.flag("ROTCONN"),
                        fields.flag("ROTISROT"),
                        fields.number("ROTPA"),
                        fields.number("ROTSKYPA")),
                new Dome(
                        fields.flag("DOMECONN"),
                        fields.flag("DOMEISMOV"),
                        fields.number("DOMEPA"),
                        fields.number("DOMESHUTTER")),
                new Sky(
                        fields.number("ALLSKYTEMP"),
                        fields.number("ALLSKYHUM"),
                        fields.number("ALLSKYWIND"),
                        fields.flag("SAFE")),
                fields.envelope());
    }

    /** What Voyager does ({@code VOYSTAT}). */
    public enum Status implements Coded {
        STOPPED(0),
        IDLE(1),
        RUN(2),
        ERROR(3),
        UNDEFINED(4),
        WARNING(5),
        /** A code that is not in Voyager's documents. */
        UNLISTED(Coded.UNLISTED);

        private final int code;

        Status(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }

    /** The focuser: temperature in °C, position in its own steps. */
    public record Focuser(@Nullable Boolean connected, Reading temperature, Reading position) {}

    /** The rotator: its own position angle and the one on the sky. */
    public record Rotator(
            @Nullable Boolean connected,
            @Nullable Boolean rotating,
            Reading positionDegrees,
            Reading skyPositionDegrees) {}

    /** The dome: azimuth of its opening, and Voyager's number for the shutter. */
    public record Dome(
            @Nullable Boolean connected, @Nullable Boolean moving, Reading azimuthDegrees, Reading shutter) {}

    /** An all-sky station: temperature in °C, humidity in percent, wind in km/h, and its verdict. */
    public record Sky(
            Reading temperature,
            Reading humidityPercent,
            Reading windKmh,
            @Nullable Boolean safe) {}
}
