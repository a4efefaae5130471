package stellar.telescopes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import stellar.contract.Wire;
import stellar.sky.Site;

/**
 * Where a telescope stands, as people name it.
 *
 * @param name what the place is called
 * @param site its position
 * @param timeZone what the clocks on its walls show; its name is one of the IANA database
 */
public record Observatory(Words name, Site site, ZoneId timeZone) {

    private static final int MOST_CHARACTERS = 80;

    static Observatory read(Form form) {
        return new Observatory(
                Words.read(form.within("name"), MOST_CHARACTERS),
                new Site(
                        form.number("latitudeDegrees", -90, 90),
                        form.number("longitudeDegrees", -180, 180),
                        form.number("elevationMetres", -500, 9_000)),
                form.timeZone("timeZone"));
    }

    ObjectNode toJson() {
        ObjectNode json = Wire.object();
        json.set("name", name.toJson());
        return json.put("latitudeDegrees", site.latitudeDegrees())
                .put("longitudeDegrees", site.eastLongitudeDegrees())
                .put("elevationMetres", site.heightMetres())
                .put("timeZone", timeZone.getId());
    }
}
