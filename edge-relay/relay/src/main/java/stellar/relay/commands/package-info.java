/**
 * Commands from the cloud to a telescope, at most once each.
 *
 * <p>They come by the relay's own outgoing socket ({@link stellar.relay.commands.CommandSocket}) or with an acknowledgement, perhaps by
 * both and perhaps again after a restart. {@link stellar.relay.commands.CommandDesk} writes {@code taken} to the ledger on disk before
 * the telescope hears of a command, so a command the ledger knows is never given again; one that was taken and whose outcome is
 * not in the ledger when the relay starts is {@code unknown}, and that is told.
 */
@NullMarked
package stellar.relay.commands;

import org.jspecify.annotations.NullMarked;
