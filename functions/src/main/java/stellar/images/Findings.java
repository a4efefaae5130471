package stellar.images;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import stellar.contract.Wire;
import stellar.fits.FlawedFits;
import stellar.pictures.Developer;
import stellar.pictures.Figures;
import stellar.pictures.FrameFacts;
import stellar.pictures.FrameType;

/**
 * What was found in a frame: its pictures and figures, or what is wrong with it.
 *
 * @param facts as messages have them; of a frame with a flaw its code and texts
 * @param levels the histograms, as messages have them; empty object with a flaw
 * @param developed its pictures, unless it has a flaw
 */
record Findings(ObjectNode facts, ObjectNode levels, Optional<Developer.Developed> developed) {

    static Findings of(FlawedFits flawed) {
        ObjectNode facts = Wire.object().put("code", flawed.flaw().word());
        facts.putObject("text")
                .put("en", flawed.flaw().english(flawed.what()))
                .put("fr", flawed.flaw().french(flawed.what()));
        return new Findings(facts, Wire.object(), Optional.empty());
    }

    static Findings of(Developer.Developed developed) {
        FrameFacts told = developed.facts();
        Figures figures = developed.figures();
        ObjectNode facts = Wire.object();
        facts.put("width", told.width()).put("height", told.height()).put("bits", told.bits());
        told.bayer().ifPresent(pattern -> facts.put("bayer", pattern));
        told.object().ifPresent(object -> facts.put("object", object));
        told.filter().ifPresent(filter -> facts.put("filter", filter));
        told.exposure().ifPresent(seconds -> facts.put("exposure", seconds));
        told.temperature().ifPresent(degrees -> facts.put("temperature", degrees));
        told.binning().ifPresent(pixels -> facts.put("binning", pixels));
        told.gain().ifPresent(gain -> facts.put("gain", gain));
        told.takenAt().ifPresent(at -> facts.put("takenAt", at.toString()));
        told.wcs().ifPresent(wcs -> facts.putObject("wcs")
                .put("ra", rounded(wcs.ra(), 6))
                .put("dec", rounded(wcs.dec(), 6))
                .put("scale", rounded(wcs.scale(), 4))
                .put("rotation", rounded(wcs.rotation(), 3))
                .put("mirrored", wcs.isMirrored()));
        facts.put("stars", figures.stars());
        figures.hfd().ifPresent(hfd -> facts.put("hfd", hfd));
        numbers(facts, "median", figures, Figures.Channel::median);
        numbers(facts, "noise", figures, Figures.Channel::noise);
        numbers(facts, "mean", figures, Figures.Channel::mean);
        numbers(facts, "least", figures, Figures.Channel::least);
        numbers(facts, "most", figures, Figures.Channel::most);
        return new Findings(facts, levels(developed), Optional.of(developed));
    }

    private static void numbers(ObjectNode facts, String name, Figures figures, ToDoubleFunction<Figures.Channel> of) {
        ArrayNode numbers = facts.putArray(name);
        figures.channels().forEach(channel -> numbers.add((float) of.applyAsDouble(channel)));
    }

    private static double rounded(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .doubleValue();
    }

    private static ObjectNode levels(Developer.Developed developed) {
        ObjectNode levels = Wire.object();
        levels.put("black", developed.range().black())
                .put("white", developed.range().white());
        ArrayNode before = levels.putArray("before");
        ArrayNode after = levels.putArray("after");
        for (Figures.Channel channel : developed.figures().channels()) {
            ArrayNode countsBefore = before.addArray();
            channel.before().forEach(countsBefore::add);
            ArrayNode countsAfter = after.addArray();
            channel.after().forEach(countsAfter::add);
        }
        return levels;
    }

    Optional<FrameType> type() {
        return developed.flatMap(one -> one.facts().type());
    }

    Optional<String> filter() {
        return developed.flatMap(one -> one.facts().filter());
    }

    Optional<Instant> takenAt() {
        return developed.flatMap(one -> one.facts().takenAt());
    }

    OptionalDouble exposure() {
        return developed.isPresent() ? developed.get().facts().exposure() : OptionalDouble.empty();
    }
}
