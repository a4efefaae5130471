/**
 * {@code ./stellar bench web}: the live page in Chromium. Loading and clicking before a whole house, as a desktop and as the telephone that Lighthouse supposes
 * (a processor slowed to a quarter, 1.6 Mbit/s, 150 ms); memory after an hour of telemetry at ×60, and frame times with eight hours in the charts, before a night that
 * is not there, whose messages are the contract's ({@code web/dev/fake-night.mjs}). What is measured is in {@code web/bench/measure.mjs}.
 */
@NullMarked
package stellar.bench.web;

import org.jspecify.annotations.NullMarked;
