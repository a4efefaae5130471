@NullMarked
package stellar.notifications;

import org.jspecify.annotations.NullMarked;
