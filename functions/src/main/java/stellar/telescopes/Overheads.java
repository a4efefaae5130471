package stellar.telescopes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import stellar.contract.Wire;

/**
 * What takes time at a telescope besides exposing, each in whole seconds and an hour at most.
 *
 * @param slew to a new target
 * @param solve to find where it points, and to centre
 * @param autofocus one focus run
 * @param filterChange from one filter to another
 * @param download of one frame
 * @param dither a small step between frames, with settling
 * @param flip of a German mount at the meridian, with centring
 */
public record Overheads(
        Duration slew,
        Duration solve,
        Duration autofocus,
        Duration filterChange,
        Duration download,
        Duration dither,
        Duration flip) {

    private static final int MOST_SECONDS = 3600;

    /** What is taken when an operator says nothing. */
    public static final Overheads USUAL = read(Form.of(Wire.object()));

    /** What is not said is taken as what an amateur's mount with an electric focuser and a filter wheel usually needs. */
    static Overheads read(Form form) {
        return new Overheads(
                seconds(form, "slewSeconds", 60),
                seconds(form, "solveSeconds", 30),
                seconds(form, "autofocusSeconds", 180),
                seconds(form, "filterChangeSeconds", 10),
                seconds(form, "downloadSeconds", 5),
                seconds(form, "ditherSeconds", 15),
                seconds(form, "flipSeconds", 300));
    }

    private static Duration seconds(Form form, String name, int usual) {
        return Duration.ofSeconds(form.has(name) ? form.whole(name, 0, MOST_SECONDS) : usual);
    }

    ObjectNode toJson() {
        return Wire.object()
                .put("slewSeconds", slew.toSeconds())
                .put("solveSeconds", solve.toSeconds())
                .put("autofocusSeconds", autofocus.toSeconds())
                .put("filterChangeSeconds", filterChange.toSeconds())
                .put("downloadSeconds", download.toSeconds())
                .put("ditherSeconds", dither.toSeconds())
                .put("flipSeconds", flip.toSeconds());
    }
}
