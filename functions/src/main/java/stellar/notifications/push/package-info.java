/**
 * Telling people on their own devices: browsers by web push (RFC 8030, encrypted by RFC 8188 and 8291, signed by RFC 8292), phones
 * by platform endpoints of SNS. A push service carries what it cannot read; a device that is gone is forgotten.
 */
@NullMarked
package stellar.notifications.push;

import org.jspecify.annotations.NullMarked;
