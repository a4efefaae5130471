package stellar.sessions;

import java.util.Optional;
import java.util.Set;

/**
 * A pause that a person asked for: the target is off, and nothing more happens until a person has it go on or the slot ends.
 * What hinders meanwhile is written down, for a cloudy minute is nobody's to pay.
 */
final class PersonsPause {

    private static final Set<String> TURNS = Set.of("started", "paused", "resumed");

    private PersonsPause() {}

    static void next(Draft draft) {
        Running.closeWork(draft);
        if (!draft.lastTold(TURNS).equals("paused")) {
            draft.tell("paused", "asked-for");
        }
        Optional<Waiting> hindrance = Conditions.hindrance(draft.situation.heard(), draft.now);
        if (hindrance.isPresent()) {
            draft.hinderedBy(hindrance.get());
        } else {
            draft.noteWaiting();
            draft.goesOn();
        }
        Finishing.switchOff(draft, draft.until);
        draft.lookIn(draft.is(Session.OFF, Step.Phase.DONE) ? Rules.CHECK : Rules.EACH_MINUTE);
    }
}
