package stellar.nights;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What must hold of every night that is over, whatever went wrong in it. */
final class Invariants {

    private static final Set<String> ENDS = Set.of("completed", "failed", "missed");

    /** A step of the night less than Stellar waits after it was last unsafe: it is told of the sky once a step. */
    private static final Duration CALM = Duration.ofMinutes(14);

    private static final Duration TELLING_LIMIT = Duration.ofSeconds(20);

    private final NightBooking booking;
    private final JsonNode session;
    private final List<String> broken = new ArrayList<>();

    private Invariants(NightBooking booking) throws IOException, InterruptedException {
        this.booking = booking;
        this.session = booking.session();
    }

    /** What does not hold of a booking's night, a sentence each. Its person was granted so much before. */
    static List<String> broken(NightBooking booking, long grantedCents) throws IOException, InterruptedException {
        Invariants all = new Invariants(booking);
        all.isOver();
        all.isPaid(grantedCents);
        all.telescopeIsLeft();
        all.telescopeWasAskedOnce();
        all.nothingWasSwitchedOnWhileUnsafe();
        all.browserSawIt();
        return all.broken;
    }

    private void must(boolean holds, String otherwise) {
        if (!holds) {
            broken.add(otherwise);
        }
    }

    private String state() {
        return session.path("state").asText();
    }

    private void isOver() throws IOException, InterruptedException {
        must(ENDS.contains(state()), "The booking is " + state() + " after its end.");
        must(!session.has("nextLook"), "Its session is to be looked at again.");
        List<String> changes = booking.changes();
        boolean began = session.has("startedAt");
        must(
                began == changes.contains("start"),
                "The session " + (began ? "" : "never ") + "began, but took " + changes + ".");
        must(began != state().equals("missed"), "It is " + state() + " and " + (began ? "began." : "never began."));
        must(session.has("ending"), "Its session does not say why it ended.");
        must(changes.stream().filter("start"::equals).count() <= 1, "It began more than once.");
        String before = "";
        for (String change : changes.stream()
                .filter(one -> one.equals("pause") || one.equals("resume"))
                .toList()) {
            must(!change.equals(before), "It took a " + change + " twice in a row.");
            before = change;
        }
    }

    private void isPaid(long grantedCents) throws IOException, InterruptedException {
        JsonNode charge = booking.charge();
        long charged = charge.path("chargedCents").asLong();
        must(
                charged + charge.path("returnedCents").asLong()
                        == charge.path("totalCents").asLong(),
                "What is charged and what is returned is not what was held: " + charge + ".");
        must(charged == 0 || state().equals("completed"), "It is " + state() + " and charged.");
        Instant from = Instant.parse(session.path("from").asText());
        Instant to = Instant.parse(session.path("to").asText());
        must(
                charge.path("minutes").asText().length()
                        == Duration.between(from, to).toMinutes(),
                "Not every minute is accounted for once: " + charge.path("minutes") + ".");
        Instant at = from;
        for (JsonNode note : charge.path("evidence")) {
            must(
                    Instant.parse(note.path("from").asText()).equals(at),
                    "The evidence has a gap or an overlap at " + at + ".");
            at = Instant.parse(note.path("to").asText());
        }
        must(at.equals(to), "The evidence ends at " + at + ".");
        JsonNode credits =
                booking.house().person(booking.user()).get("/api/me/credits").orFail();
        must(credits.path("heldCents").asLong() == 0, "Credits are still held: " + credits + ".");
        must(
                credits.path("freeCents").asLong() == grantedCents - charged,
                "Of " + grantedCents + " cents " + charged + " are charged, but the ledger says " + credits + ".");
    }

    /** Off, or stopped after it was last on. */
    private void telescopeIsLeft() throws IOException {
        boolean isLeft = true;
        for (NightTelescope.Asked asked : booking.telescope().asked()) {
            if (isSwitch(asked, 0)) {
                isLeft = false;
            } else if (isSwitch(asked, 1) || asked.command().method().equals("Abort")) {
                isLeft = asked.command().accepted();
            }
        }
        must(
                isLeft || !booking.telescope().isOn(booking.target()),
                "Its target is still on at the telescope, after " + booking.switches() + ".");
    }

    private boolean isSwitch(NightTelescope.Asked asked, int status) {
        return asked.command().method().equals(NightTelescope.ON_OFF)
                && asked.command().params().toString().contains(booking.target())
                && asked.command().params().path("Status").asInt() == status;
    }

    private void telescopeWasAskedOnce() {
        Set<String> seen = new HashSet<>();
        for (NightTelescope.Asked asked : booking.telescope().asked()) {
            String id = asked.command().params().path("UID").asText();
            must(id.isEmpty() || seen.add(id), "Voyager was given a command twice: " + asked.command() + ".");
        }
    }

    private void nothingWasSwitchedOnWhileUnsafe() {
        Instant from = Instant.parse(session.path("from").asText());
        Instant to = Instant.parse(session.path("to").asText());
        for (NightTelescope.Asked asked : booking.telescope().asked()) {
            if (isSwitch(asked, 0)) {
                must(
                        !asked.at().isBefore(from) && asked.at().isBefore(to),
                        "It was switched on outside its slot, at " + asked.at() + ".");
                booking.telescope().unsafeHeard().stream()
                        .filter(unsafe ->
                                unsafe.isBefore(asked.at()) && asked.at().isBefore(unsafe.plus(CALM)))
                        .findFirst()
                        .ifPresent(unsafe -> broken.add("It was switched on at " + asked.at()
                                + ", although the cloud had been told at " + unsafe + " that it was unsafe."));
            }
        }
    }

    private void browserSawIt() throws InterruptedException {
        Chain ofSession = booking.ofSession();
        Chain ofPerson = booking.ofPerson();
        try {
            Patience.until(
                    TELLING_LIMIT,
                    "the browser",
                    () -> !ofSession.isBroken()
                            && !ofPerson.isBroken()
                            && lastOfPerson().equals(state())
                            && (!ofSession.end().isEmpty() || lastOfSession().equals(state())));
        } catch (IllegalStateException _) {
            must(!ofSession.isBroken(), "The browser misses something of the session.");
            must(!ofPerson.isBroken(), "The browser misses something of what its person should know.");
            must(lastOfPerson().equals(state()), "Its person was last told that it is " + lastOfPerson() + ".");
        }
        boolean isRefused = ofSession.end().equals("error");
        must(
                isRefused || lastOfSession().equals(state()),
                "The session's channel ended with " + lastOfSession() + ", but it is " + state() + ".");
        for (Chain chain : List.of(ofSession, ofPerson)) {
            for (JsonNode message : chain.messages()) {
                must(booking.isAbout(message), "The browser was told of another's: " + message + ".");
            }
        }
        List<String> images = booking.imagesTold();
        must(new HashSet<>(images).size() == images.size(), "The browser was told of an image twice: " + images + ".");
    }

    private String lastOfSession() {
        Chain chain = booking.ofSession();
        String last = "";
        for (JsonNode message : chain.messages()) {
            last = Browser.stateIn(message.path("data")).orElse(last);
        }
        // A state that came after a gap may be newer than the last message.
        Optional<String> told = chain.states().isEmpty()
                ? Optional.empty()
                : Browser.stateIn(chain.states().getLast().path("data"));
        return ENDS.contains(last) ? last : told.filter(ENDS::contains).orElse(last);
    }

    private String lastOfPerson() {
        Chain chain = booking.ofPerson();
        String last = "";
        for (JsonNode message : chain.messages()) {
            last = Browser.stateIn(message.path("data")).orElse(last);
        }
        if (!ENDS.contains(last) && !chain.states().isEmpty()) {
            for (JsonNode told : chain.states().getLast().at("/data/bookings")) {
                if (told.path("booking").asText().equals(booking.id())) {
                    last = Objects.requireNonNull(Browser.stateIn(told).orElse(last));
                }
            }
        }
        return last;
    }
}
