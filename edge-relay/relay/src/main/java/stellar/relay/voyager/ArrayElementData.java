package stellar.relay.voyager;

import org.jspecify.annotations.Nullable;

/**
 * The devices of one telescope of an array, as asked for.
 *
 * @param rotatorConnected the rotator is connected
 * @param rotatorPositionDegrees position angle
 * @param rotatorMoving the rotator turns
 * @param cameraConnected the camera is connected
 * @param cameraTemperature of the chip, °C
 * @param coolerPowerPercent of the camera's cooler
 * @param focuserConnected the focuser is connected
 * @param focuserPosition in the focuser's own steps
 * @param focuserMoving the focuser moves
 * @param focuserTemperature °C
 * @param hfd half-flux diameter of the last focus, pixels
 */
public record ArrayElementData(
        @Nullable Boolean rotatorConnected,
        Reading rotatorPositionDegrees,
        @Nullable Boolean rotatorMoving,
        @Nullable Boolean cameraConnected,
        Reading cameraTemperature,
        Reading coolerPowerPercent,
        @Nullable Boolean focuserConnected,
        Reading focuserPosition,
        @Nullable Boolean focuserMoving,
        Reading focuserTemperature,
        Reading hfd,
        Envelope envelope)
        implements VoyagerEvent {

    static ArrayElementData read(Fields fields) {
        return new ArrayElementData(
                fields.flag("ROTCONN"),
                fields.number("PAROT"),
                fields.flag("ROTROT"),
                fields.flag("CCDCONN"),
                fields.number("CCDTEMP"),
                fields.number("CCDPOW"),
                fields.flag("FOCCONN"),
                fields.number("FOCPOS"),
                fields.flag("FOCMOV"),
                fields.number("FOCTEMP"),
                fields.number("FOCHFD"),
                fields.envelope());
    }
}
