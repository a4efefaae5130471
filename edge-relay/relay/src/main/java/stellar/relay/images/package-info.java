/**
 * The bytes of images, on their way from the observatory's disk and the relay's store to the cloud's bucket.
 *
 * <p>Previews go before frames, one upload at a time, and never before the image's event is acknowledged. A frame is
 * read where Voyager put it, below a root the operator named, and nothing on that disk is changed or removed. What can
 * not be uploaded for a passing reason is tried again, ever more slowly; what can never be is given up with its reason.
 */
@NullMarked
package stellar.relay.images;

import org.jspecify.annotations.NullMarked;
