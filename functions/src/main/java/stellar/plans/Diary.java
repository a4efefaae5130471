package stellar.plans;

import java.util.List;
import stellar.sky.Interval;

/** When a telescope is taken. */
@FunctionalInterface
public interface Diary {

    /**
     * Time that is taken.
     *
     * @param isMine whether by who asks
     */
    record Taken(Interval time, boolean isMine) {}

    /** What is taken within an interval that begins and ends on quarter hours, in order. */
    List<Taken> in(Interval span);
}
