package stellar.relay.alone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import stellar.contract.RunningSession;
import stellar.contract.Wire;
import stellar.relay.spool.KeptSession;

/**
 * A session and how far the relay came with it.
 *
 * @param told what the cloud told of it last
 */
record Held(RunningSession told, Progress progress) {

    static Held of(KeptSession kept) throws IOException {
        return new Held(Wire.read(kept.told(), RunningSession.class), Wire.read(kept.progress(), Progress.class));
    }

    KeptSession kept() {
        return new KeptSession(told.id(), told.telescope(), Wire.write(told), Wire.write(progress));
    }

    String id() {
        return told.id();
    }

    Held with(Progress next) {
        return new Held(told, next);
    }

    Held with(RunningSession news) {
        return new Held(news, progress);
    }

    /** The number of an act's present command: always the same for the same attempt, so that it can be given once only. */
    String commandId(Act act) {
        Instant since = progress.linkLostSince();
        String name = "alone/" + told.id() + "/" + since + "/" + act + "/"
                + progress.of(act).attempts();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
