@NullMarked
package stellar.commands;

import org.jspecify.annotations.NullMarked;
