/** Small functions for the tests of the local cloud; packed into an artifact by {@code stellar.local.SampleArtifact}. */
@NullMarked
package stellar.local.sample;

import org.jspecify.annotations.NullMarked;
