package stellar.simulator.night;

/**
 * Something to point the telescope at.
 *
 * @param name as people call it, also a folder name: letters, digits, spaces and dashes
 * @param place J2000
 * @param look what kind of light a picture of it shows
 * @param majorArcmin length of its longer axis, 0 when there is nothing but stars
 * @param axisRatio shorter axis by longer axis, above 0, at most 1
 * @param angleDegrees direction of the longer axis, from north towards east
 */
public record Target(
        String name, Equatorial place, Look look, double majorArcmin, double axisRatio, double angleDegrees) {

    /** A place about which nothing is known: a field of stars. */
    public static Target field(String name, Equatorial place) {
        return new Target(name, place, Look.STARS, 0, 1, 0);
    }

    /** The kinds of objects, by what their pictures look like. */
    public enum Look {
        /** Nothing but stars. */
        STARS,
        /** A galaxy with arms. */
        SPIRAL,
        /** A galaxy from its edge, or an even one. */
        LENS,
        /** A glowing cloud: strong in Ha. */
        EMISSION,
        /** The filaments of an old explosion: Ha and OIII. */
        FILAMENTS,
        /** Dust that mirrors blue stars. */
        REFLECTION,
        /** A small ring or disk: strong in OIII. */
        PLANETARY,
        /** A ball of very many stars. */
        GLOBULAR,
        /** A loose group of bright stars. */
        OPEN_CLUSTER
    }
}
