@NullMarked
package stellar.notifications.mail;

import org.jspecify.annotations.NullMarked;
