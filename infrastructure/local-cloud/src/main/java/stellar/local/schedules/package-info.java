/**
 * EventBridge Scheduler: calls functions when their time has come, by the local cloud's clock.
 *
 * <p>The promise: a schedule whose time has come is handed to its function's asynchronous events, at least once, also when
 * the process was away at that time; then it is late, and once only however often it would have been due. Each schedule is
 * a file. It moves on after its event was accepted, so a crash between the two calls the function twice.
 *
 * <p>{@link stellar.local.schedules.SchedulerApi} speaks the protocol, {@link stellar.local.schedules.Wish} checks what is
 * asked for, {@link stellar.local.schedules.Schedules} keeps and fires.
 */
@NullMarked
package stellar.local.schedules;

import org.jspecify.annotations.NullMarked;
