package stellar.plans;

import stellar.sky.Interval;

/**
 * A stretch of time that an operator keeps back, whatever the opening hours say.
 *
 * @param time all of it
 * @param why what users are told; empty when the operator gave no reason
 */
public record Blackout(Interval time, String why) {}
