/**
 * {@code ./stellar bench cold}: our ingest function from nothing to its first answer, under Lambda's own Java runtime client and a
 * Runtime API of ours, and beside it in the same run the same handler in Spring Cloud Function's adapter for AWS. Both have the
 * memory, the collector and the compiler that Lambda's managed runtime gives them, and one processor.
 *
 * <p>What can't be measured here: Lambda's own part (fetching and unpacking the artifact, starting the sandbox), and SnapStart's
 * snapshot; the hooks around it do run.
 */
@NullMarked
package stellar.bench.cold;

import org.jspecify.annotations.NullMarked;
