package stellar.relay.alone;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The sentences that go with the steps; the relay's own words are English. */
final class StepWords {

    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private StepWords() {}

    static String alone(Instant since, boolean timeIsKnown) {
        String sentence = "The relay has not heard of the cloud since " + HOUR.format(since)
                + " and looks after the session by its written rules.";
        return timeIsKnown
                ? sentence
                : sentence + " This computer's clock cannot be trusted, so the slot's end is left to the cloud.";
    }

    static String slotOver(Instant until) {
        return "The slot ended at " + HOUR.format(until) + ".";
    }

    static String done(Act act, String cause) {
        return cause + " " + act.done();
    }

    static String seenParked() {
        return "Voyager says that the mount is parked.";
    }

    static String waits(Act act) {
        return act.failed() + ": Voyager is not connected. It is tried as soon as it is, if it is still due then.";
    }

    /**
     * An act that a command did not do.
     *
     * @param stopped everything had been stopped before
     */
    static String failed(Act act, String outcome, boolean again, boolean stopped) {
        String why =
                switch (outcome) {
                    case "refused" -> "the relay could not give the command";
                    case "failed" -> "Voyager did not do it";
                    default -> "nobody can tell whether Voyager did it";
                };
        String next;
        if (again) {
            next = "It is tried again.";
        } else if (act == Act.DEACTIVATE) {
            next = stopped ? "Everything had been stopped before." : "Everything is stopped instead.";
        } else {
            next = "It is not tried any more; look at the telescope.";
        }
        return act.failed() + ": " + why + ". " + next;
    }

    static String linkBack(Progress progress) {
        List<String> done = Stream.of(Act.values())
                .filter(act -> progress.of(act).state() == Progress.State.DONE)
                .map(Act::done)
                .distinct()
                .toList();
        Optional<String> all = done.stream().reduce((a, b) -> a + " " + b);
        return "The cloud is reached again and is in charge of the session. "
                + all.map(sentences -> "Done meanwhile: " + sentences).orElse("Meanwhile nothing had to be done.");
    }
}
