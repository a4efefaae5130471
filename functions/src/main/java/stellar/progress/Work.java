package stellar.progress;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import stellar.plans.Plan;
import stellar.plans.Shot;
import stellar.sessions.Statistics;

/**
 * What a plan asks for and what of it is left. A frame counts where its filter says; one whose filter nobody told, for the first
 * shot that is not done.
 *
 * @param frames how many are saved
 * @param totalFrames how many the plan has
 * @param totalSeconds of exposure in the plan
 * @param leftFrames how many are not saved
 * @param leftSeconds of their exposures
 * @param download how long each takes beside its exposure
 */
public record Work(
        int frames, int totalFrames, double totalSeconds, int leftFrames, double leftSeconds, Duration download) {

    public static Work of(Plan plan, Statistics made, Duration download) {
        List<Shot> shots = plan.shots();
        List<Integer> left = new ArrayList<>(shots.stream().map(Shot::count).toList());
        int uncounted = made.frames();
        Map<String, Integer> byFilter = new HashMap<>(made.framesByFilter());
        for (int i = 0; i < shots.size(); i++) {
            int told = byFilter.getOrDefault(shots.get(i).filter(), 0);
            int done = Math.min(uncounted, Math.min(told, left.get(i)));
            byFilter.put(shots.get(i).filter(), told - done);
            left.set(i, left.get(i) - done);
            uncounted -= done;
        }
        for (int i = 0; i < shots.size(); i++) {
            int done = Math.min(uncounted, left.get(i));
            left.set(i, left.get(i) - done);
            uncounted -= done;
        }
        double total = 0;
        double rest = 0;
        for (int i = 0; i < shots.size(); i++) {
            double seconds = shots.get(i).exposure().toMillis() / 1000.0;
            total += seconds * shots.get(i).count();
            rest += seconds * left.get(i);
        }
        int frames = plan.frames();
        int leftFrames = left.stream().mapToInt(Integer::intValue).sum();
        return new Work(made.frames(), frames, total, leftFrames, rest, download);
    }

    /** How much is done when the frame that is being taken has been exposed for so long. */
    int percentage(double elapsedSeconds) {
        if (leftFrames == 0) {
            return 100;
        }
        double done = totalSeconds - leftSeconds + Math.min(elapsedSeconds, leftSeconds);
        return (int) Math.clamp(Math.floor(100 * done / totalSeconds), 0, 99);
    }

    /** How long the rest takes, without slews, focus and filter changes. */
    Duration left(double elapsedSeconds) {
        double exposing = leftSeconds - Math.min(elapsedSeconds, leftSeconds);
        return Duration.ofMillis(Math.round(exposing * 1000)).plus(download.multipliedBy(leftFrames));
    }
}
