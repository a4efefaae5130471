/**
 * Whether a plan can work in a slot of a telescope's time, with the numbers that say why.
 *
 * <p>{@link stellar.plans.Plan} is what somebody wants to take, {@link stellar.plans.Place} what of the telescope matters
 * for it. {@link stellar.plans.SlotCheck} judges the two together with the sky and the diary; its
 * {@link stellar.plans.Verdict} has every {@link stellar.plans.Finding}, the target's curve, the plan laid out in the slot
 * ({@link stellar.plans.Timeline}), what it costs, and, when it cannot work, the next slots that do.
 *
 * <p>What is usable is what is dark, with the target above the limit and the horizon, at a wanted hour angle, and with the
 * Moon as wanted, all at once. Nothing is taken outside it. Intervals are half-open and exact to the second.
 */
@NullMarked
package stellar.plans;

import org.jspecify.annotations.NullMarked;
