package stellar.notifications.mail;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.cloud.Environment;
import stellar.cloud.Secret;

/**
 * Whose address is which. An address is confirmed by a code that was mailed there: of six digits, good for {@link #CODE_LIFE} and
 * {@value #TRIES} tries, the latest only. A user has at most {@value #MOST_CODES_A_USER} codes a day (UTC), and {@value
 * #MOST_CODES_AN_ADDRESS} go to one address, whoever asks; nobody learns from an answer whether somebody else has it.
 */
public final class MailAddresses {

    /** How long a code can be used. */
    static final Duration CODE_LIFE = Duration.ofMinutes(30);

    /** How often a code may be guessed before it is worth nothing. */
    static final int TRIES = 5;

    static final int MOST_CODES_A_USER = 5;
    static final int MOST_CODES_AN_ADDRESS = 20;

    private static final String UNSUBSCRIPTIONS = "/api/mail/unsubscriptions/";

    private final MailRows rows;
    private final CodeRows codes;
    private final String site;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /**
     * Reads and changes the rows of addresses.
     *
     * @param table of devices
     * @param site where the API is, without a slash at the end: {@code https://stellar.example}
     */
    public MailAddresses(DynamoDbClient tables, String table, String site, Clock clock) {
        this.rows = new MailRows(tables, table);
        this.codes = new CodeRows(tables, table);
        this.site = site;
        this.clock = clock;
    }

    /** By the settings {@code DEVICES_TABLE} and {@code SITE_ORIGINS}, of which the first is the site. */
    public static MailAddresses of(Environment environment, DynamoDbClient tables, Clock clock) {
        return new MailAddresses(
                tables,
                environment.required("DEVICES_TABLE"),
                environment.requiredList("SITE_ORIGINS").getFirst(),
                clock);
    }

    /** Where mails go to this user; empty when they have no confirmed address, or turned it off. One read. */
    public Optional<Confirmed> confirmed(String user) {
        return find(user)
                .filter(mailbox -> mailbox.state() == State.CONFIRMED)
                .map(mailbox -> new Confirmed(mailbox.address().text(), unsubscribe(mailbox)));
    }

    /** Nobody is there any more, the carrier says: no mail goes to that address of theirs until it is confirmed anew. */
    public void gone(String user, String address) {
        rows.find(user, clock.instant())
                .filter(mailbox -> mailbox.address().isSameAs(address))
                .ifPresent(mailbox -> rows.bury(mailbox, clock.instant()));
    }

    /** The same, for the address whose mails had a link with a secret of this hash in them. */
    void goneByLink(String linkSha256, String address) {
        Instant now = clock.instant();
        rows.owner(linkSha256, now)
                .flatMap(this::find)
                .filter(mailbox -> mailbox.address().isSameAs(address))
                .ifPresent(mailbox -> rows.bury(mailbox, now));
    }

    Optional<Mailbox> find(String user) {
        return rows.find(user, clock.instant());
    }

    /** The link that stops the mails to an address. */
    URI unsubscribe(Mailbox mailbox) {
        return URI.create(site + UNSUBSCRIPTIONS + mailbox.secret().text());
    }

    /** What came of giving an address. */
    sealed interface Asked {

        /** It is theirs and confirmed already. */
        record Known(Mailbox mailbox) implements Asked {}

        /** A code is to be sent there. */
        record Coded(Mailbox mailbox, Code code) implements Asked {}

        /** It waits for a code, of which none is sent: that address had too many, or its reader wants none. Told to nobody. */
        record Silent(Mailbox mailbox) implements Asked {}

        /** They had too many codes. */
        record TooMany(Duration until) implements Asked {}
    }

    /** Takes an address in place of the one before, and makes a code for it unless it is confirmed already. */
    Asked ask(String user, Address address) {
        Instant now = clock.instant();
        Optional<Mailbox> before = rows.find(user, now);
        if (before.filter(mailbox -> isConfirmed(mailbox, address)).isPresent()) {
            return new Asked.Known(before.get());
        }
        if (!codes.count(user, MOST_CODES_A_USER, now)) {
            return new Asked.TooMany(
                    Duration.between(now, now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS)));
        }
        Code code = Code.random(random);
        Mailbox mailbox = rows.replace(
                user, address, code.sha256(user, address), TRIES, now.plus(CODE_LIFE), Secret.random(random), now);
        if (mailbox.state() != State.UNCONFIRMED) {
            return new Asked.Known(mailbox);
        }
        boolean isWanted = !codes.isStopped(address, now) && codes.count(address, MOST_CODES_AN_ADDRESS, now);
        return isWanted ? new Asked.Coded(mailbox, code) : new Asked.Silent(mailbox);
    }

    static boolean isConfirmed(Mailbox mailbox, Address address) {
        return mailbox.address().isSameAs(address.text())
                && switch (mailbox.state()) {
                    case CONFIRMED, OFF -> true;
                    case UNCONFIRMED, DEAD -> false;
                };
    }

    /** The code was not sent, so nothing is waited for. */
    void withdraw(Mailbox mailbox) {
        rows.withdraw(mailbox);
    }

    /** What came of a code. */
    sealed interface Shown {

        /** The address is confirmed, now or before. */
        record Done(Mailbox mailbox) implements Shown {}

        /** It is another. */
        record Wrong() implements Shown {}

        /** None is waited for. */
        record Over() implements Shown {}
    }

    /** Confirms the address by its code; each try is paid before it is compared, so that many at once gain nothing. */
    Shown confirm(String user, Code code) {
        Instant now = clock.instant();
        Optional<MailRows.Tried> tried = rows.pay(user, now);
        if (tried.isPresent()) {
            Mailbox mailbox = tried.get().mailbox();
            if (!code.hasSha256(user, mailbox.address(), tried.get().codeSha256())) {
                return new Shown.Wrong();
            }
            if (rows.confirm(mailbox, now)) {
                return new Shown.Done(find(user).orElse(mailbox));
            }
        }
        return find(user)
                .filter(mailbox -> isConfirmed(mailbox, mailbox.address()))
                .<Shown>map(Shown.Done::new)
                .orElseGet(Shown.Over::new);
    }

    /** Turns mails to a confirmed address on or off; empty when there is none. */
    Optional<Mailbox> turn(String user, boolean on) {
        return find(user)
                .filter(mailbox -> isConfirmed(mailbox, mailbox.address()))
                .filter(mailbox -> rows.turn(mailbox, on ? State.CONFIRMED : State.OFF))
                .flatMap(_ -> find(user));
    }

    /** Forgets the address; one that is not there is forgotten already. */
    void forget(String user) {
        rows.forget(user);
    }

    /**
     * Stops mails by the link in one of them: turns a confirmed address off; to one that is not confirmed no more codes are sent
     * for a while. Doubled, nothing more happens.
     *
     * @return whether the link is of an address that somebody has
     */
    boolean stop(Secret secret) {
        Instant now = clock.instant();
        Optional<Mailbox> mailbox = rows.owner(secret.sha256(), now)
                .flatMap(this::find)
                .filter(one -> one.secret().equals(secret));
        mailbox.ifPresent(one -> {
            switch (one.state()) {
                case CONFIRMED -> rows.turn(one, State.OFF);
                case UNCONFIRMED -> {
                    codes.stop(one.address(), now);
                    rows.silence(one);
                }
                case OFF, DEAD -> {}
            }
        });
        return mailbox.isPresent();
    }
}
