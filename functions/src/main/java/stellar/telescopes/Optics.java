package stellar.telescopes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import stellar.contract.Wire;

/**
 * A telescope's tube and what carries it.
 *
 * @param focalLengthMm with its reducer or extender, from 10 to 100,000
 * @param apertureMm the width of its lens or mirror, from 5 to 20,000
 */
public record Optics(double focalLengthMm, double apertureMm, Mount mount) {

    /** How a mount follows the sky. */
    public enum Mount {
        /** Equatorial; must swing to the other side of its pier when its target crosses the meridian. */
        GERMAN("german"),
        /** Equatorial, and passes the meridian without a pause. */
        FORK("fork"),
        /** Turns in azimuth and altitude, and its field turns. */
        ALTAZ("altaz");

        private final String word;

        Mount(String word) {
            this.word = word;
        }

        /** As it stands in messages. */
        public String word() {
            return word;
        }
    }

    static Optics read(Form form) {
        return new Optics(
                form.number("focalLengthMm", 10, 100_000),
                form.number("apertureMm", 5, 20_000),
                form.choice("mount", Mount.values(), Mount::word));
    }

    ObjectNode toJson() {
        return Wire.object()
                .put("focalLengthMm", focalLengthMm)
                .put("apertureMm", apertureMm)
                .put("mount", mount.word());
    }
}
