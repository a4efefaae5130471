package stellar.notifications.mail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import stellar.cloud.Language;
import stellar.cloud.Log;
import stellar.cloud.Refusal;
import stellar.cloud.Unfit;
import stellar.notifications.Carried;
import stellar.notifications.mail.MailAddresses.Asked;
import stellar.notifications.mail.MailAddresses.Shown;

/** What people do with their address. */
final class MailDesk {

    /** After how long to ask again for a mail that could not be sent. */
    static final Duration PAUSE = Duration.ofMinutes(1);

    private final MailAddresses addresses;
    private final MailCourier courier;
    private final Log log;

    MailDesk(MailAddresses addresses, MailCourier courier, Log log) {
        this.addresses = addresses;
        this.courier = courier;
        this.log = log;
    }

    /** What came of it. */
    sealed interface Outcome {

        /** How it stands with their address now. */
        record Stands(Optional<Mailbox> mailbox) implements Outcome {}

        record Refused(Refusal why) implements Outcome {}

        record Later(Refusal why, Duration pause) implements Outcome {}
    }

    /** The body's {@code address}, to which a code is sent in this language unless it is confirmed. */
    Outcome give(String user, ObjectNode body, Language language) throws Unfit {
        Address address = Address.typed(text(body, "address"))
                .orElseThrow(() -> new Unfit(MailRefusals.ADDRESS_UNFIT, "address"));
        return switch (addresses.ask(user, address)) {
            case Asked.Known(Mailbox mailbox) -> stands(mailbox);
            case Asked.Silent(Mailbox mailbox) -> stands(mailbox);
            case Asked.TooMany(Duration until) -> new Outcome.Later(MailRefusals.TOO_MANY_CODES, until);
            case Asked.Coded(Mailbox mailbox, Code code) -> send(mailbox, code, language);
        };
    }

    private Outcome send(Mailbox mailbox, Code code, Language language) throws Unfit {
        return switch (courier.carry(code, language, mailbox.address(), addresses.unsubscribe(mailbox))) {
            case Carried.Taken() -> stands(mailbox);
            // Perhaps it arrives; whoever gets none asks for another.
            case Carried.Unknown(String why) -> {
                log.warn("A code may be on its way or not.", Map.of("user", mailbox.user(), "why", why));
                yield stands(mailbox);
            }
            case Carried.Later(String why) -> {
                log.warn("A code was not sent.", Map.of("user", mailbox.user(), "why", why));
                addresses.withdraw(mailbox);
                yield new Outcome.Later(MailRefusals.NOT_SENT, PAUSE);
            }
            case Carried.Refused(String why) -> {
                log.warn("A code was refused.", Map.of("user", mailbox.user(), "why", why));
                addresses.withdraw(mailbox);
                throw new Unfit(MailRefusals.ADDRESS_REFUSED, "address");
            }
            case Carried.Gone(String why) -> {
                log.info("An address is dead.", Map.of("user", mailbox.user(), "why", why));
                addresses.gone(mailbox.user(), mailbox.address().text());
                yield new Outcome.Stands(addresses.find(mailbox.user()));
            }
        };
    }

    /** The body's {@code code}, which confirms the address. */
    Outcome confirm(String user, ObjectNode body) throws Unfit {
        Code code = Code.typed(text(body, "code")).orElseThrow(() -> new Unfit(MailRefusals.CODE_UNFIT, "code"));
        return switch (addresses.confirm(user, code)) {
            case Shown.Done(Mailbox mailbox) -> stands(mailbox);
            case Shown.Wrong() -> new Outcome.Refused(MailRefusals.CODE_WRONG);
            case Shown.Over() -> new Outcome.Refused(MailRefusals.CODE_OVER);
        };
    }

    /** The body's {@code state}: {@code confirmed} turns mails on again, {@code off} turns them off. */
    Outcome turn(String user, ObjectNode body) throws Unfit {
        State state = State.of(text(body, "state"))
                .filter(known -> known == State.CONFIRMED || known == State.OFF)
                .orElseThrow(() -> new Unfit(Refusal.MALFORMED, "state"));
        return addresses
                .turn(user, state == State.CONFIRMED)
                .<Outcome>map(MailDesk::stands)
                .orElseGet(() -> new Outcome.Refused(MailRefusals.NOT_CONFIRMED));
    }

    private static Outcome stands(Mailbox mailbox) {
        return new Outcome.Stands(Optional.of(mailbox));
    }

    private static String text(ObjectNode body, String name) throws Unfit {
        JsonNode text = body.path(name);
        if (!text.isTextual()) {
            throw new Unfit(Refusal.MALFORMED, name);
        }
        return text.asText();
    }
}
