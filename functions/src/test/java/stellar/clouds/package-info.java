/**
 * The same tests on every cloud: the local one, a LocalStack in Docker, a moto, and whatever {@code STELLAR_AWS_ENDPOINT} names. A
 * contract says what Stellar's own classes need of a service; a {@link stellar.clouds.Cloud} is where it is held; a test a cloud
 * holds all contracts there, and is skipped by name where that cloud is not.
 */
@NullMarked
package stellar.clouds;

import org.jspecify.annotations.NullMarked;
