@NullMarked
package stellar.notifications.push;

import org.jspecify.annotations.NullMarked;
