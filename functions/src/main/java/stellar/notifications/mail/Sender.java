package stellar.notifications.mail;

import java.util.Optional;
import stellar.cloud.Environment;

/**
 * Who mails are from.
 *
 * @param address such as {@code stellar@mail.example}
 * @param rules the name of the configuration set that they are sent by
 * @param isProduction whether people are at the other end
 */
record Sender(String address, String rules, boolean isProduction) {

    private static final String NAME = "Stellar";

    /** The host of the address that stands for none. */
    private static final String NOWHERE = "@localhost";

    /** By the settings {@code MAIL_FROM}, {@code MAIL_RULES} and {@code STAGE}. */
    static Sender of(Environment environment) {
        return new Sender(
                environment.required("MAIL_FROM"),
                environment.required("MAIL_RULES"),
                environment.required("STAGE").equals("production"));
    }

    /** As it stands in a mail. */
    String withName() {
        return NAME + " <" + address + ">";
    }

    /** Why nothing can be sent by it, and what to do; empty when something can. */
    Optional<String> flaw() {
        return isProduction && address.endsWith(NOWHERE)
                ? Optional.of(
                        "Nobody said who mails are from. Deploy with the parameter MailFrom, an address of a domain of yours.")
                : Optional.empty();
    }
}
