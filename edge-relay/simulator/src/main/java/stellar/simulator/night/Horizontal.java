package stellar.simulator.night;

/**
 * A place above (or below) the horizon, without refraction.
 *
 * @param altitudeDegrees −90 to +90
 * @param azimuthDegrees 0 north, 90 east, below 360
 */
public record Horizontal(double altitudeDegrees, double azimuthDegrees) {}
