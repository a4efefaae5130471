/**
 * What a relay and the cloud say to each other, version 1: the records, their JSON, and the bytes that are signed.
 *
 * <p>The golden files in {@code docs/contract/v1} show each message once; the tests of relay, functions and web read
 * the same files. A field may be added; none is renamed or given another meaning within a version, and a reader
 * ignores what it does not know.
 */
@NullMarked
package stellar.contract;

import org.jspecify.annotations.NullMarked;
