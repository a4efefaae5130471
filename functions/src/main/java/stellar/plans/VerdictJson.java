package stellar.plans;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import stellar.cloud.Language;
import stellar.cloud.Refusal;
import stellar.contract.Wire;
import stellar.sky.Interval;
import stellar.slots.Slot;

/** A verdict as the API tells it: every number that a chart needs, angles to a hundredth of their unit. */
final class VerdictJson {

    private VerdictJson() {}

    static ObjectNode of(Verdict verdict, Language language) {
        ObjectNode told = Wire.object();
        told.put("works", verdict.works());
        told.put("telescope", verdict.place().telescope());
        told.put("timeZone", verdict.place().zone().getId());
        told.put("from", verdict.slot().from().toString());
        told.put("to", verdict.slot().to().toString());
        ArrayNode findings = told.putArray("findings");
        verdict.findings().forEach(finding -> findings.add(finding(finding, language)));
        told.set("times", times(verdict.times()));
        verdict.transit().ifPresent(transit -> told.put("transitAt", transit.toString()));
        told.set("curve", curve(verdict.curve()));
        told.set("timeline", TimelineJson.of(verdict.timeline(), verdict.plan(), verdict.planNeeds()));
        told.set("cost", cost(verdict.cost()));
        verdict.next().ifPresent(next -> {
            ArrayNode slots = told.putArray("nextSlots");
            next.slots().forEach(slot -> slots.add(slot(slot)));
            told.put("nextSearchedUntil", next.searchedUntil().toString());
        });
        return told;
    }

    private static ObjectNode finding(Finding finding, Language language) {
        Refusal text = FindingText.of(finding.reason());
        ObjectNode told = Wire.object();
        told.put("code", text.code());
        told.put("refuses", finding.refuses());
        told.put("lostSeconds", finding.lost().toSeconds());
        told.put("sentence", text.in(language));
        switch (finding.reason()) {
            case Reason.Past _ -> {}
            case Reason.TooSoon(var earliest) -> told.put("earliestFrom", earliest.toString());
            case Reason.TooFarAhead(var latest) -> told.put("latestFrom", latest.toString());
            case Reason.TooShort(var least) -> told.put("leastSeconds", least.toSeconds());
            case Reason.TooLong(var most) -> told.put("mostSeconds", most.toSeconds());
            case Reason.Closed(var open) -> told.set("open", intervals(open));
            case Reason.BlackedOut(var blackouts) -> {
                ArrayNode list = told.putArray("keptBack");
                blackouts.forEach(blackout -> list.add(interval(blackout.time()).put("why", blackout.why())));
            }
            case Reason.Taken(var taken, var mine) ->
                told.<ObjectNode>set("taken", intervals(taken)).set("mine", intervals(mine));
            case Reason.NotDark(double limit, double highest, var dark) ->
                told.put("darkBelowSunDegrees", limit)
                        .put("highestSunDegrees", rounded(highest))
                        .set("dark", intervals(dark));
            case Reason.TooLow(double limit, double highest, var up) ->
                told.put("minimumAltitudeDegrees", limit)
                        .put("highestAltitudeDegrees", rounded(highest))
                        .set("up", intervals(up));
            case Reason.HourAngleOut(double from, double to, double start, double end, var within) ->
                told.put("fromHourAngleHours", from)
                        .put("toHourAngleHours", to)
                        .put("atStartHourAngleHours", rounded(start))
                        .put("atEndHourAngleHours", rounded(end))
                        .set("within", intervals(within));
            case Reason.MoonTooNear(double limit, double least, var at, var away) ->
                told.put("moonDistanceDegrees", limit)
                        .put("leastMoonDistanceDegrees", rounded(least))
                        .put("leastMoonDistanceAt", at.toString())
                        .set("away", intervals(away));
            case Reason.MoonUp(double highest, var down) ->
                told.put("highestMoonDegrees", rounded(highest)).set("down", intervals(down));
            case Reason.NothingFits(var needed, var longest) ->
                told.put("firstFrameNeedsSeconds", seconds(needed)).put("longestUsableSeconds", seconds(longest));
            case Reason.PartFits(int frames, int wanted, var needed, var usable) ->
                told.put("framesFitting", frames)
                        .put("framesWanted", wanted)
                        .put("planNeedsSeconds", seconds(needed))
                        .put("usableSeconds", seconds(usable));
        }
        return told;
    }

    private static ObjectNode times(Verdict.Times times) {
        ObjectNode told = Wire.object();
        told.set("open", intervals(times.open()));
        told.set("dark", intervals(times.dark()));
        told.set("up", intervals(times.up()));
        told.set("hourAngle", intervals(times.hourAngle()));
        told.set("moon", intervals(times.moon()));
        told.set("usable", intervals(times.usable()));
        return told;
    }

    private static ArrayNode curve(List<CurvePoint> curve) {
        ArrayNode told = Wire.object().arrayNode();
        for (CurvePoint point : curve) {
            var target = point.target();
            ObjectNode one = told.addObject();
            one.put("at", target.at().toString());
            one.put("altitudeDegrees", rounded(target.horizontal().altitudeDegrees()));
            one.put("azimuthDegrees", rounded(target.horizontal().azimuthDegrees()));
            target.airmass().ifPresent(airmass -> one.put("airmass", rounded(airmass)));
            one.put("hourAngleHours", rounded(target.hourAngleHours()));
            one.put("horizonDegrees", rounded(point.horizonDegrees()));
            one.put("moonDistanceDegrees", rounded(target.moonDistanceDegrees()));
            one.put("moonAltitudeDegrees", rounded(target.moonAltitudeDegrees()));
            one.put("sunAltitudeDegrees", rounded(point.sunDegrees()));
            one.put("usable", point.isUsable());
            ArrayNode why = one.putArray("why");
            point.why().forEach(each -> why.add(each.word()));
        }
        return told;
    }

    private static ObjectNode cost(Cost cost) {
        ObjectNode told = Wire.object();
        ArrayNode lines = told.putArray("lines");
        for (Cost.Line line : cost.lines()) {
            switch (line) {
                case Cost.TelescopeTime(int quarters, long centsAnHour, long cents) ->
                    lines.addObject()
                            .put("code", "telescope-time")
                            .put("minutes", Slot.QUARTER.multipliedBy(quarters).toMinutes())
                            .put("centsAnHour", centsAnHour)
                            .put("cents", cents);
            }
        }
        return told.put("totalCents", cost.totalCents());
    }

    static ArrayNode intervals(List<Interval> intervals) {
        ArrayNode told = Wire.object().arrayNode();
        intervals.forEach(one -> told.add(interval(one)));
        return told;
    }

    /** Seconds with what they have of thousandths. */
    static BigDecimal seconds(Duration length) {
        return plain(BigDecimal.valueOf(length.toMillis(), 3));
    }

    private static ObjectNode interval(Interval interval) {
        return Wire.object()
                .put("from", interval.from().toString())
                .put("to", interval.to().toString());
    }

    private static ObjectNode slot(Slot slot) {
        return interval(new Interval(slot.from(), slot.to()));
    }

    static BigDecimal rounded(double value) {
        return plain(BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN));
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
