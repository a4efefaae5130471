package stellar.plans;

import java.time.Duration;

/**
 * Something that is against a plan in a slot.
 *
 * @param refuses whether the slot cannot be booked for the plan; else it is a warning
 * @param lost how much of the slot it takes
 */
public record Finding(Reason reason, boolean refuses, Duration lost) {}
