package stellar.controls;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.bookings.Actor;
import stellar.bookings.Booking;
import stellar.cloud.Environment;
import stellar.cloud.Language;
import stellar.cloud.Log;
import stellar.cloud.Refusal;
import stellar.cloud.Reply;
import stellar.commands.Commands;
import stellar.contract.Command;
import stellar.contract.RelayPush;
import stellar.contract.Wire;
import stellar.live.RelayLine;
import stellar.live.Sockets;
import stellar.relays.Relays;
import stellar.sessions.ManualControl;
import stellar.sessions.ManualControl.Sight;
import stellar.sessions.ManualControl.Standing;
import stellar.sessions.Timers;
import stellar.telescopes.Telescope;

/** Takes a control once, writes it down, has it done, and tells what came of it. There is no other way to have one done. */
public final class ControlDesk {

    /** How many controls one person may have done within a minute. */
    static final int MOST_A_MINUTE = 20;

    /** How long a relay may wait before it begins. */
    static final Duration IN_TIME = Duration.ofSeconds(30);

    /** How long an operator's right lasts from the moment of asking. */
    static final Duration LEASE = Duration.ofMinutes(5);

    private static final List<Control.Group> BY_HAND = List.of(Control.Group.MOUNT, Control.Group.IMAGING);

    private final Controls controls;
    private final ManualControl sessions;
    private final Commands commands;
    private final RelayLine relayLine;
    private final Outcomes outcomes;
    private final Clock clock;

    ControlDesk(Controls controls, ManualControl sessions, Commands commands, RelayLine relayLine, Clock clock) {
        this.controls = controls;
        this.sessions = sessions;
        this.commands = commands;
        this.relayLine = relayLine;
        this.outcomes = new Outcomes(commands);
        this.clock = clock;
    }

    /** With the tables, sockets and timers that these settings name. */
    public static ControlDesk of(
            Environment environment, DynamoDbClient tables, Sockets sockets, Timers timers, Clock clock) {
        return new ControlDesk(
                new Controls(tables, environment.required("CONTROLS_TABLE"), MOST_A_MINUTE),
                ManualControl.of(environment, tables, sockets, timers, clock, Log.standard()),
                new Commands(tables, environment.required("COMMANDS_TABLE")),
                new RelayLine(new Relays(tables, environment.required("RELAYS_TABLE")), sockets),
                clock);
    }

    /** Takes what a booking's user asks: 202 with the control as it stands, the same again for the same id. */
    public APIGatewayV2HTTPResponse take(Booking booking, Telescope telescope, byte[] wish, Language language) {
        return take(new Errand(language, telescope, Actor.user(booking.user()), booking, now()), wish);
    }

    /** Takes what the telescope's operator asks: 202 with the control as it stands, the same again for the same id. */
    public APIGatewayV2HTTPResponse take(Telescope telescope, String operator, byte[] wish, Language language) {
        return take(new Errand(language, telescope, Actor.operator(operator), null, now()), wish);
    }

    /** A control as it stands now, for somebody; empty when none of this id was taken there. */
    public Optional<ObjectNode> tell(String telescope, String id, String reader, Language language) {
        return controls.find(telescope, id).map(asked -> outcomes.view(asked, reader, language, now()));
    }

    private APIGatewayV2HTTPResponse take(Errand errand, byte[] body) {
        return switch (Wish.of(body, errand.filters())) {
            case Wish.Judged.Unfit(Refusal why, String field) ->
                field.isEmpty() ? Reply.refused(why, errand.language()) : Reply.refused(why, field, errand.language());
            case Wish.Judged.Fit(Wish wish) ->
                controls.find(errand.telescope().id(), wish.id())
                        .map(before -> again(errand, wish, before))
                        .orElseGet(() -> first(errand, wish));
        };
    }

    /** Asked before: whoever died on the way is helped on while there is time, and nothing is done twice. */
    private APIGatewayV2HTTPResponse again(Errand errand, Wish wish, Asked before) {
        if (!before.isSameAs(wish, errand.actor())) {
            return Reply.refused(ControlRefusals.ID_TAKEN, errand.language());
        }
        boolean isHalfDone =
                before.state().equals(Asked.REQUESTED) && errand.now().isBefore(before.lastMoment());
        return isHalfDone ? act(errand, before) : answer(errand, before);
    }

    private APIGatewayV2HTTPResponse first(Errand errand, Wish wish) {
        Sight sight = sessions.sight(errand.telescope().id());
        Optional<Standing> standing = errand.booking() == null
                ? sessions.at(errand.telescope())
                : Optional.of(sessions.standing(errand.booking()));
        Ruling ruling = errand.booking() == null
                ? Ruling.ofOperator(wish, standing, sight, errand.zone())
                : Ruling.ofUser(wish, standing.orElseThrow(), sight, errand.now(), errand.zone());
        return switch (ruling) {
            case Ruling.No(Refusal why) -> Reply.refused(why, errand.language());
            case Ruling.Go(Control meant) -> begin(errand, asked(errand, wish, meant, standing.map(Standing::booking)));
        };
    }

    private Asked asked(Errand errand, Wish wish, Control meant, Optional<Booking> booking) {
        Instant end = errand.now().plus(IN_TIME);
        Instant last =
                errand.booking() == null || end.isBefore(errand.booking().slot().to())
                        ? end
                        : errand.booking().slot().to();
        return new Asked(
                wish.id(),
                errand.telescope().id(),
                booking.map(Booking::id).orElse(null),
                wish.control(),
                meant,
                wish.parameters(),
                errand.actor(),
                errand.now(),
                last,
                Asked.REQUESTED,
                null);
    }

    private APIGatewayV2HTTPResponse begin(Errand errand, Asked asked) {
        Optional<Asked> open = controls.open(asked.telescope(), asked.meant().group());
        Optional<Asked> busy = open.filter(one -> isUnderWay(one, errand.now()));
        if (asked.meant() == Control.RESUME && busy.isEmpty()) {
            busy = byHand(asked.telescope(), errand.now()).stream().findFirst();
        }
        if (busy.isPresent()) {
            return busy.get().id().equals(asked.id())
                    ? again(errand, asked)
                    : underWay(errand, busy.get().id());
        }
        Optional<Controls.Hindrance> hindrance = controls.begin(asked, open.orElse(null));
        if (hindrance.isEmpty()) {
            return act(errand, asked);
        }
        return switch (hindrance.get()) {
            case THERE -> again(errand, asked);
            case UNDER_WAY ->
                underWay(
                        errand,
                        controls.open(asked.telescope(), asked.meant().group())
                                .map(Asked::id)
                                .orElse(asked.id()));
            case TOO_MANY -> tooMany(errand);
        };
    }

    /** The same id twice at one moment: the other one does it. */
    private APIGatewayV2HTTPResponse again(Errand errand, Asked mine) {
        Asked there = controls.find(mine.telescope(), mine.id()).orElse(mine);
        boolean isSame = there.control() == mine.control()
                && there.parameters().equals(mine.parameters())
                && there.by().equals(mine.by());
        return isSame ? answer(errand, there) : Reply.refused(ControlRefusals.ID_TAKEN, errand.language());
    }

    /** Does what is written down. May be done again: each part of it happens once. */
    private APIGatewayV2HTTPResponse act(Errand errand, Asked asked) {
        @Nullable String booking = asked.booking();
        if (asked.isCommand()) {
            boolean isTakenInHand = errand.booking() == null && asked.meant().needs(Control.Needs.THE_TELESCOPE);
            if (isTakenInHand && booking != null) {
                // Nobody pays for minutes in which the operator has the telescope.
                sessions.pause(booking, asked.by());
            }
            send(errand, asked.id(), VoyagerWords.of(asked.meant(), asked.id(), asked.parameters(), errand.filters()));
            if (asked.meant() == Control.ABORT && booking != null) {
                sessions.end(booking, asked.by());
            }
            return answer(errand, asked);
        }
        boolean isDone = booking != null
                && switch (asked.meant()) {
                    case PAUSE -> sessions.pause(booking, asked.by());
                    case RESUME -> sessions.resume(booking);
                    case ABORT -> {
                        stopWhatIsUnderWay(errand, asked);
                        yield sessions.end(booking, asked.by());
                    }
                    case TOGGLE_TARGET,
                            PARK,
                            UNPARK,
                            TRACKING,
                            COOL,
                            WARM,
                            AUTOFOCUS,
                            PLATE_SOLVE,
                            TEST_SHOT,
                            REFRESH -> throw new IllegalStateException(asked.meant() + " is a command.");
                };
        controls.settle(asked, isDone ? Asked.DONE : Asked.REFUSED, isDone ? null : ControlRefusals.CHANGED);
        return answer(errand, controls.find(asked.telescope(), asked.id()).orElse(asked));
    }

    /** Who ends the session wants nothing of it to go on. */
    private void stopWhatIsUnderWay(Errand errand, Asked asked) {
        for (Asked open : byHand(asked.telescope(), errand.now())) {
            String id = UUID.nameUUIDFromBytes((asked.id() + "/stop/" + open.id()).getBytes(StandardCharsets.UTF_8))
                    .toString();
            send(errand, id, VoyagerWords.stop(open.id()));
        }
    }

    private List<Asked> byHand(String telescope, Instant now) {
        return BY_HAND.stream()
                .map(group -> controls.open(telescope, group))
                .flatMap(Optional::stream)
                .filter(open -> isUnderWay(open, now))
                .toList();
    }

    private void send(Errand errand, String id, VoyagerWords.Said said) {
        Telescope telescope = errand.telescope();
        @Nullable Booking booking = errand.booking();
        Command.Lease lease = booking == null
                ? new Command.Lease(
                        "operator", telescope.id() + "-operator", errand.now().plus(LEASE))
                : new Command.Lease("booking", booking.id(), booking.slot().to());
        Instant end = errand.now().plus(IN_TIME);
        Command command = new Command(
                id,
                telescope.id(),
                said.method(),
                said.params(),
                errand.now(),
                end.isBefore(lease.until()) ? end : lease.until(),
                lease);
        boolean isNew = commands.store(command).issuedAt().equals(command.issuedAt());
        if (isNew && telescope.relay() != null) {
            relayLine.push(telescope.relay(), new RelayPush.Commands(List.of(command)));
        }
    }

    private boolean isUnderWay(Asked asked, Instant now) {
        return now.isBefore(asked.overAt()) && !outcomes.of(asked, now).isOver();
    }

    private APIGatewayV2HTTPResponse answer(Errand errand, Asked asked) {
        return Reply.json(202, outcomes.view(asked, errand.actor().id(), errand.language(), errand.now()));
    }

    private static APIGatewayV2HTTPResponse underWay(Errand errand, String control) {
        return Reply.refused(ControlRefusals.UNDER_WAY, Wire.object().put("control", control), errand.language());
    }

    private static APIGatewayV2HTTPResponse tooMany(Errand errand) {
        Instant next = errand.now().truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
        return Reply.later(
                ControlRefusals.TOO_MANY.with("most", MOST_A_MINUTE),
                Duration.between(errand.now(), next),
                errand.language());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
