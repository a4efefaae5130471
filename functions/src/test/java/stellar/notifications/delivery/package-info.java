@NullMarked
package stellar.notifications.delivery;

import org.jspecify.annotations.NullMarked;
