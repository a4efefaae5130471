package stellar.sessions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import stellar.contract.Command;

/**
 * A night of four hours as the rules see it, with two days before it, in which, by the chance of a seed, it is unsafe, the
 * relay or Voyager is away, equipment fails, commands fail or nobody learns what came of them, looks come late or twice, and
 * its user changes the plan or ends it.
 */
final class FaultyStage {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant END = Stage.TO.plus(Duration.ofHours(4));

    final Stage stage = new Stage();

    /** What the telescope was asked, with the moment, in order. */
    final List<Asked> asked = new ArrayList<>();

    private final Random chance;
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Instant> spells = new HashMap<>();
    private @Nullable Instant dirtySince;
    private boolean isOn;

    /** A command, and whether it is known that it was done. */
    record Asked(Command command, Instant at, boolean isKnownDone) {}

    FaultyStage(long seed) {
        chance = new Random(seed);
        // Preparing begins at noon of the day before, or when it is booked, if that is later.
        stage.now = Stage.FROM.minus(MINUTE.multipliedBy(30 + chance.nextInt(1800)));
    }

    /** Plays it until it is closed; false when it is not, hours after its end. */
    boolean play() {
        stage.look();
        while (stage.session.nextLook() != null && stage.now.isBefore(END)) {
            Instant due = stage.session.nextLook();
            boolean isFar = due.isAfter(stage.now.plus(MINUTE.multipliedBy(20)));
            stage.now = isFar ? due : stage.now.plus(MINUTE);
            happen();
            take();
            boolean isLookedAt = !due.isAfter(stage.now) && !oneIn(8);
            if (isLookedAt) {
                stage.look();
                if (oneIn(8)) {
                    stage.look();
                }
            }
        }
        return stage.session.nextLook() == null;
    }

    private boolean oneIn(int many) {
        return chance.nextInt(many) == 0;
    }

    /** Whether this is so now; it begins once in so many minutes, and lasts up to so many. */
    private boolean is(String what, int oneIn, int longestMinutes) {
        Instant until = spells.get(what);
        boolean isSo = until != null && stage.now.isBefore(until);
        if (!isSo && oneIn(oneIn)) {
            spells.put(what, stage.now.plus(MINUTE.multipliedBy(2 + chance.nextInt(longestMinutes))));
        }
        return isSo;
    }

    private void happen() {
        stage.isTalking = !is("relay away", 120, 90);
        stage.voyagerConnected = !is("voyager away", 90, 20);
        ObjectNode control = (ObjectNode) stage.controlData.path("parsed");
        control.put("voyagerStatus", is("error", 120, 10) ? "ERROR" : "RUN");
        boolean isUnsafe = is("unsafe", 60, 40);
        boolean wasUnsafe = dirtySince != null;
        if (isUnsafe) {
            dirtySince = dirtySince == null ? stage.now : dirtySince;
            stage.unsafe("cloud", "CLOUDY", dirtySince);
        } else if (wasUnsafe) {
            dirtySince = null;
            stage.safe();
        }
        boolean isExposing =
                isOn && stage.isTalking && stage.voyagerConnected && !isUnsafe && stage.session.startedAt() != null;
        if (isExposing && stage.now.getEpochSecond() / 60 % 6 == 0 && !is("stuck", 100, 40)) {
            stage.frame();
        }
        if (stage.now.isBefore(Stage.FROM) && oneIn(60)) {
            stage.plan = Stage.plan(1 + chance.nextInt(3), 1 + chance.nextInt(9));
            stage.look();
        }
        if (stage.session.startedAt() != null && stage.session.ending() == null && oneIn(400)) {
            stage.session = stage.session.ended(new Ending(Ending.Why.ABORTED_BY_USER, stage.now));
            stage.look();
        }
    }

    /** The telescope takes what it is asked, does some of it, and tells of most. */
    private void take() {
        for (int round = 0; round < 12 && stage.isTalking; round++) {
            List<String> open = stage.open().stream().filter(seen::add).sorted().toList();
            if (open.isEmpty()) {
                return;
            }
            open.forEach(this::take);
            stage.look();
        }
    }

    private void take(String id) {
        Command command = Objects.requireNonNull(stage.sent.get(id));
        if (!stage.now.isBefore(command.deadline()) || !stage.voyagerConnected || oneIn(15)) {
            stage.answers.put(id, new Answer("refused", "Not now.", null));
            return;
        }
        boolean isTold = !oneIn(25);
        asked.add(new Asked(command, stage.now, isTold));
        if (command.method().equals("RoboTargetSetTargetStatus")) {
            isOn = command.params().path("Status").asInt() == 0;
        } else if (command.method().equals("Abort")) {
            isOn = false;
        }
        if (isTold) {
            stage.answers.put(id, new Answer("done", "", Stage.json("{\"list\":[]}")));
        }
    }
}
