package stellar.telescopes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import stellar.contract.Wire;
import stellar.sky.Horizon;

/**
 * All that a telescope's time is sold and planned by.
 *
 * @param name what it is called, 80 characters at most
 * @param text what it is good for, 1,000 characters at most
 * @param horizon what hides its sky; {@value #MOST_HORIZON_POINTS} points at most
 * @param filters what its wheel holds, in order, 1 to {@value #MOST_FILTERS} of 12 characters at most, none twice; one
 *     {@code RGB} or the like when it has no wheel
 * @param openings when it can be booked, {@value #MOST_OPENINGS} at most, no two with a moment in common
 */
public record Description(
        Words name,
        Words text,
        Observatory observatory,
        Horizon horizon,
        Optics optics,
        Camera camera,
        List<String> filters,
        Price price,
        List<Opening> openings,
        Overheads overheads) {

    /** A point every five degrees. */
    static final int MOST_HORIZON_POINTS = 72;

    static final int MOST_FILTERS = 20;

    /** Three a day. */
    static final int MOST_OPENINGS = 21;

    private static final int NAME_CHARACTERS = 80;
    private static final int TEXT_CHARACTERS = 1000;
    private static final int FILTER_CHARACTERS = 12;

    public Description {
        filters = List.copyOf(filters);
        openings = List.copyOf(openings);
    }

    /** How much of the sky its images show. */
    public FieldOfView fieldOfView() {
        return FieldOfView.of(camera, optics);
    }

    /** Reads what an operator sent, or what a row holds; what is wrong is noted in the form. */
    static Description read(Form form) {
        Description read = new Description(
                Words.read(form.within("name"), NAME_CHARACTERS),
                Words.read(form.within("description"), TEXT_CHARACTERS),
                Observatory.read(form.within("site")),
                horizon(form),
                Optics.read(form.within("optics")),
                Camera.read(form.within("camera")),
                form.texts("filters", 1, MOST_FILTERS, FILTER_CHARACTERS),
                Price.read(form),
                form.each("opening", 0, MOST_OPENINGS, Opening::read),
                Overheads.read(form.has("overheads") ? form.within("overheads") : Form.of(Wire.object())));
        if (Opening.overlap(read.openings)) {
            form.refuse("opening", Reasons.OPENING_OVERLAPS);
        }
        return read;
    }

    private static Horizon horizon(Form form) {
        Set<Double> azimuths = new HashSet<>();
        List<Horizon.Point> points = form.each("horizon", 0, MOST_HORIZON_POINTS, each -> {
            double azimuth = each.number("azimuthDegrees", 0, 360);
            if (azimuth == 360) {
                each.refuse("azimuthDegrees", Reasons.NORTH);
                azimuth = 0;
            } else if (!azimuths.add(azimuth)) {
                each.refuse("azimuthDegrees", Reasons.AZIMUTH_TWICE);
            }
            return new Horizon.Point(azimuth, each.number("altitudeDegrees", -10, 90));
        });
        return form.fault().isPresent() ? Horizon.flat() : new Horizon(points);
    }

    /** With the members that an operator sends. */
    ObjectNode toJson() {
        ObjectNode json = Wire.object();
        json.set("name", name.toJson());
        json.set("description", text.toJson());
        json.set("site", observatory.toJson());
        ArrayNode points = json.putArray("horizon");
        horizon.points().forEach(point -> points.addObject()
                .put("azimuthDegrees", point.azimuthDegrees())
                .put("altitudeDegrees", point.altitudeDegrees()));
        json.set("optics", optics.toJson());
        json.set("camera", camera.toJson());
        ArrayNode wheel = json.putArray("filters");
        filters.forEach(wheel::add);
        json.setAll(price.toJson());
        ArrayNode weekly = json.putArray("opening");
        openings.forEach(opening -> weekly.add(opening.toJson()));
        json.set("overheads", overheads.toJson());
        return json;
    }
}
