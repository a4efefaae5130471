package stellar.simulator.frames;

import java.time.Instant;
import stellar.simulator.night.Equatorial;
import stellar.simulator.night.Exposure;
import stellar.simulator.night.Filter;
import stellar.simulator.night.Horizontal;
import stellar.simulator.night.Target;
import stellar.simulator.night.Targets;

/** Exposures for tests. */
final class Exposures {
    static final Target M51 = Targets.named("M51").orElseThrow();

    private Exposures() {}

    static Exposure light(Target target, Filter filter, double seconds, int binning) {
        return of(target, target.place(), filter, seconds, binning, 2.6, 1);
    }

    static Exposure of(
            Target target, Equatorial place, Filter filter, double seconds, int binning, double hfd, long noise) {
        return new Exposure(
                Instant.parse("2026-03-20T23:00:00.250Z"),
                target,
                place,
                false,
                new Horizontal(60, 180),
                Exposure.Kind.LIGHT,
                Exposure.Origin.SHOT,
                filter,
                seconds,
                binning,
                100,
                50,
                -10.02,
                -10,
                hfd,
                30,
                12_480,
                0.05,
                noise);
    }
}
