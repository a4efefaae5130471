/**
 * The template's tables in DynamoDB Local, which runs as a process of its own (its licence does not allow more).
 *
 * <p>What DynamoDB Local does not do is done here: rows whose time is over are swept, and the process ends with its
 * parent, however that one ends. It listens on all interfaces of the machine; there is no option against that.
 */
@NullMarked
package stellar.local.tables;

import org.jspecify.annotations.NullMarked;
