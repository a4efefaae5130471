/**
 * From what Voyager says to what the cloud shall hear: translated into the contract's words, sorted into durable
 * (to the store), latest (only the newest counts) and noise (dropped), and held back when the disk does not keep up.
 */
@NullMarked
package stellar.relay.inlet;

import org.jspecify.annotations.NullMarked;
