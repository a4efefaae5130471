package stellar.sessions;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a session has made, kept as events arrive.
 *
 * @param frames images of the plan that were saved
 * @param exposedSeconds their exposures together
 * @param framesByFilter how many through each filter
 * @param hfdSum of the half-flux diameters in pixels of those that have one
 * @param hfdCount how many have one
 * @param errors signals of errors
 * @param lastFrameAt when the last was saved; absent before the first
 * @param through the position of the last event that is counted; empty before the first
 */
public record Statistics(
        int frames,
        double exposedSeconds,
        Map<String, Integer> framesByFilter,
        double hfdSum,
        int hfdCount,
        int errors,
        @Nullable Instant lastFrameAt,
        String through) {

    static final Statistics NONE = new Statistics(0, 0, Map.of(), 0, 0, 0, null, "");

    public Statistics {
        framesByFilter = new TreeMap<>(framesByFilter);
    }

    Statistics at(String position) {
        return new Statistics(frames, exposedSeconds, framesByFilter, hfdSum, hfdCount, errors, lastFrameAt, position);
    }

    Statistics withFrame(Instant at) {
        Instant last = lastFrameAt != null && lastFrameAt.isAfter(at) ? lastFrameAt : at;
        return new Statistics(frames + 1, exposedSeconds, framesByFilter, hfdSum, hfdCount, errors, last, through);
    }

    Statistics withExposure(String filter, double seconds, double hfd) {
        Map<String, Integer> filters = new TreeMap<>(framesByFilter);
        filters.merge(filter, 1, Integer::sum);
        boolean has = hfd > 0;
        return new Statistics(
                frames,
                exposedSeconds + seconds,
                filters,
                hfdSum + (has ? hfd : 0),
                hfdCount + (has ? 1 : 0),
                errors,
                lastFrameAt,
                through);
    }

    Statistics withError() {
        return new Statistics(
                frames, exposedSeconds, framesByFilter, hfdSum, hfdCount, errors + 1, lastFrameAt, through);
    }
}
