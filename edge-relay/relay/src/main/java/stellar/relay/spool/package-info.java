/**
 * The relay's store: what must not be lost between the telescope and the cloud, in one SQLite file.
 *
 * <p><b>Promise.</b> Once the future that {@link stellar.relay.spool.Outbox#append} returned has completed, the event
 * survives {@code kill -9}, a crash of the system and, on a disk that honours a flush, a power cut. Events leave in the order
 * they were accepted, unchanged, until the cloud has acknowledged them; nothing is invented and nothing is skipped in
 * silence. What is decided together is written together: an event, the image id it got, the bytes that are to be uploaded
 * for it and the connection state it stands for are one transaction, and so are a command's row in the ledger and the
 * event that tells of it.
 *
 * <p><b>How.</b> Journal mode WAL, {@code synchronous=FULL}. One thread writes; it puts everything that arrived during its last
 * flush into one transaction, so a flush is shared by a burst. Reading has a connection of its own and waits for no flush.
 *
 * <p><b>Numbers.</b> An event is counted {@code {epoch, seq}}. The epoch is the moment the store was made, in milliseconds since 1970,
 * and greater than every epoch this directory has seen (the file {@code epoch} remembers, for a clock that starts in 1970 and a store
 * that was lost). {@code seq} starts at 1, rises, and may leave holes. When numbers would mean two things to the cloud and this
 * store, {@link stellar.relay.spool.Outbox#startGreaterEpoch} counts what still waits anew.
 *
 * <p><b>Kept.</b> What the cloud has acknowledged stays for {@link stellar.relay.spool.SpoolLimits#keptFor}, should the cloud be
 * restored to an older state: {@link stellar.relay.spool.Outbox#goBack} lets it wait again under the same numbers, and says how many
 * numbers are gone. It counts as waiting nowhere, and is let go, all at once, before anything that waits suffers.
 *
 * <p><b>Limits.</b> {@link stellar.relay.spool.SpoolLimits#maxBytes} bounds what is in use. Above 80 % of it a preview's bytes are
 * not kept (its event is); above 90 % events that may be dropped, log lines and unknown ones, are dropped. What may be
 * dropped and has waited for the cloud longer than {@link stellar.relay.spool.SpoolLimits#maxAge} is dropped too. All of it is
 * counted and shown. Signals, results, image events and command outcomes are always written, whatever their age. When something
 * else has filled the disk, and nothing kept is left to let go, a file that holds room ({@link stellar.relay.spool.SpoolLimits#reserveBytes}) is given up for them;
 * until it can be had again previews' bytes and what may be dropped are dropped. When the disk itself refuses (full beyond
 * that, read-only, broken), an accepted order stays the order: the writer tries again each
 * {@link stellar.relay.spool.SpoolLimits#retryEvery}, says so in {@link stellar.relay.spool.Spool#trouble}, and what arrives
 * meanwhile waits, not yet accepted, while the link to Voyager is held back. Acknowledgements pass in the meantime, since
 * what they acknowledge makes room.
 *
 * <p><b>Damage.</b> On opening the whole file is checked, and whatever SQLite reports later counts as well. A damaged or
 * foreign file is renamed to {@code relay.db.damaged-…}, counted and reported ({@link stellar.relay.spool.Spool#whenDamaged}),
 * and a new store begun under a greater epoch, without a restart. What waited in it is not carried over: how far the cloud had
 * taken it cannot be known any more, and nothing is to arrive twice. A store of a newer version is not touched: the relay
 * does not start; one of an older version is brought to this one. A second relay on the same directory does not start
 * either; a file lock sees to that.
 *
 * <p><b>Not promised.</b> What Voyager sent and was not yet accepted; and the newest values
 * ({@link stellar.relay.spool.LatestValues}), which live in memory only, since a newer one is always on its way.
 */
@NullMarked
package stellar.relay.spool;

import org.jspecify.annotations.NullMarked;
