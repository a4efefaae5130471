/**
 * The bytes of images, on their way from the observatory's disk and the relay's store to the cloud's bucket.
 *
 * <p>A loop a telescope takes the uploads out of the queue, so that one telescope's slow disk holds up no other; all
 * share one bandwidth. Previews go before frames, never before the image's event is acknowledged, and a frame waits
 * while events are late. A frame is read where Voyager put it, below a root the operator named, once it has the bytes
 * its header speaks of; it is read through once, and what was found is kept. Large frames go in parts, and a part that
 * the bucket took is never sent again, unless the file changes or the cloud forgets the upload. Nothing on that disk is
 * changed or removed. What can not be uploaded for a passing reason is tried again, ever more slowly; what can never be
 * is given up with its reason.
 */
@NullMarked
package stellar.relay.images;

import org.jspecify.annotations.NullMarked;
