package stellar.plans;

/**
 * Under what sky a target is worth photographing.
 *
 * @param minimumAltitudeDegrees geometric altitude, 0 to {@value #MOST_ALTITUDE_DEGREES}
 * @param fromHourAngleHours from −12; negative before the meridian
 * @param toHourAngleHours more than {@code fromHourAngleHours}, to 12
 * @param moonDistanceDegrees how far the Moon must be while it is up, 0 to 180; 0 for no limit
 * @param moonDown whether the Moon must be down; its distance does not matter then
 * @param priority beside other targets
 */
public record Constraints(
        double minimumAltitudeDegrees,
        double fromHourAngleHours,
        double toHourAngleHours,
        double moonDistanceDegrees,
        boolean moonDown,
        Priority priority) {

    public static final double MOST_ALTITUDE_DEGREES = 85;

    /** What holds when a plan says nothing of it. */
    public static final Constraints USUAL = new Constraints(30, -3, 3, 0, false, Priority.NORMAL);
}
