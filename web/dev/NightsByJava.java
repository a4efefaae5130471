import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import stellar.sky.Interval;
import stellar.sky.J2000;
import stellar.sky.Night;
import stellar.sky.Site;

/** Prints some nights as the cloud reckons them: what the page's own, shorter formulas are measured against. src/sky/chart/README.md says how to run it. */
void main() {
    var sites = List.of(
            new Place(44.4, 1.7, 320, "Europe/Paris"),
            new Place(-30.5, -70.8, 1560, "America/Santiago"),
            new Place(69.65, 18.96, 20, "Europe/Oslo"));
    var evenings = List.of("2026-11-22", "2026-12-21", "2027-03-28", "2027-06-21", "2028-02-29", "2031-09-14");
    System.out.println(sites.stream().flatMap(place -> evenings.stream().map(evening -> night(place, evening))).collect(Collectors.joining(",\n", "[\n", "\n]")));
}

record Place(double latitude, double longitude, double elevation, String zone) {}

static String night(Place place, String evening) {
    Night night = Night.of(new Site(place.latitude(), place.longitude(), place.elevation()), ZoneId.of(place.zone()), LocalDate.parse(evening));
    var track = night.sky().track(new J2000(0.712, 41.27));
    String points = IntStream.of(1, 6, 11, 16, 21).mapToObj(hour -> {
        Instant at = night.interval().from().plusSeconds(hour * 3600L);
        var moon = night.sky().moon(at);
        var star = track.at(at);
        return String.format(Locale.ROOT, "{\"at\":\"%s\",\"sun\":%.3f,\"moon\":%.3f,\"lit\":%.4f,\"elongation\":%.2f,\"m31\":%.3f,\"m31Azimuth\":%.3f}",
                at, night.sky().sun(at).altitudeDegrees(), moon.horizontal().altitudeDegrees(), moon.illuminatedFraction(), moon.elongationDegrees(), star.horizontal().altitudeDegrees(), star.horizontal().azimuthDegrees());
    }).collect(Collectors.joining(","));
    return "{\"latitude\":%s,\"longitude\":%s,\"zone\":\"%s\",\"evening\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"dark\":%s,\"moonUp\":%s,\"points\":[%s]}".formatted(
            place.latitude(), place.longitude(), place.zone(), evening, night.interval().from(), night.interval().to(), spans(night.astronomical().intervals()), spans(night.sky().moonUp()), points);
}

static String spans(List<Interval> intervals) {
    return intervals.stream().map(each -> "[\"" + each.from() + "\",\"" + each.to() + "\"]").collect(Collectors.joining(",", "[", "]"));
}
