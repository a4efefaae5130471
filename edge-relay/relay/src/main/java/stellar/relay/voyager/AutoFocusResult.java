package stellar.relay.voyager;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An autofocus run has ended.
 *
 * @param empty there has been no run yet
 * @param done it found a focus
 * @param position in the focuser's own steps
 * @param hfd half-flux diameter, pixels
 * @param starX the star's place on the chip, pixels
 * @param starY the star's place on the chip, pixels
 * @param doneTime when it ended, in Voyager's own writing
 * @param durationSeconds how long it took
 * @param temperature of the focuser, °C
 * @param deviationPercent how far the result is off the curve
 * @param lastError why it failed
 * @param filterIndex the filter it was made with, from 0
 * @param filterColor that filter's colour, in Voyager's own writing
 */
public record AutoFocusResult(
        @Nullable Boolean empty,
        @Nullable Boolean done,
        Reading position,
        Reading hfd,
        Reading starX,
        Reading starY,
        @Nullable String doneTime,
        Reading durationSeconds,
        Reading temperature,
        Reading deviationPercent,
        @Nullable String lastError,
        @Nullable Integer filterIndex,
        @Nullable String filterColor,
        Envelope envelope)
        implements VoyagerEvent {

    static AutoFocusResult read(Fields fields) {
        ObjectNode star = fields.object("StarPosition");
        Fields place = new Fields(star == null ? fields.raw().objectNode() : star, List.of());
        return new AutoFocusResult(
                fields.flag("IsEmpty"),
                fields.flag("Done"),
                fields.number("Position"),
                fields.number("HFD"),
                place.number("X"),
                place.number("Y"),
                fields.text("DoneTime"),
                fields.number("Duration"),
                fields.number("FocusTemp"),
                fields.number("PercDev"),
                fields.text("LastError"),
                fields.integer("FilterIndex"),
                fields.text("FilterColor"),
                fields.envelope());
    }
}
