package stellar.notifications.mail;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.AccountSuspendedException;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.LimitExceededException;
import software.amazon.awssdk.services.sesv2.model.MailFromDomainNotVerifiedException;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.SendingPausedException;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;
import software.amazon.awssdk.services.sesv2.model.TooManyRequestsException;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.Language;
import stellar.cloud.Secret;
import stellar.notifications.Carried;
import stellar.notifications.Message;

/**
 * Hands mails to SES, each with one attempt: a mail whose answer was lost is not sent again. That the same thing is not told twice is
 * for the caller to see to.
 */
public final class MailCourier {

    /** The name of the tag by which news of a mail lead back to whose it was: the SHA-256 of its link's secret. */
    static final String LINK_TAG = "link";

    private static final int SERVICE_UNAVAILABLE = 503;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int SERVER_FAULTS = 500;

    private final SesV2Client mails;
    private final Sender sender;

    /** {@code mails}: a client that makes one attempt a call, as {@link Clients#mail} makes it. */
    MailCourier(SesV2Client mails, Sender sender) {
        this.mails = mails;
        this.sender = sender;
    }

    /** By the settings {@code MAIL_FROM}, {@code MAIL_RULES} (a configuration set) and {@code STAGE}. */
    public static MailCourier of(Environment environment, SesV2Client mails) {
        return new MailCourier(mails, Sender.of(environment));
    }

    /**
     * Sends a message.
     *
     * @param unsubscribe the link of {@link Confirmed}, whose secret tells whom to forget when the mail comes back
     */
    public Carried carry(Message message, String address, URI unsubscribe) {
        return carry(Letter.of(message, unsubscribe), message.kind().word(), address, unsubscribe);
    }

    /** Sends a code to confirm this address by. */
    Carried carry(Code code, Language language, Address address, URI unsubscribe) {
        return carry(Letter.of(code, language, unsubscribe), "code", address.text(), unsubscribe);
    }

    private Carried carry(Letter letter, String kind, String address, URI unsubscribe) {
        Optional<String> flaw = sender.flaw();
        if (flaw.isPresent()) {
            return new Carried.Later(flaw.get());
        }
        try {
            mails.sendEmail(mail -> mail.fromEmailAddress(sender.withName())
                    .destination(destination -> destination.toAddresses(address))
                    .configurationSetName(sender.rules())
                    .emailTags(tag("kind", kind), tag(LINK_TAG, linkSha256(unsubscribe)))
                    .content(content -> content.simple(simple -> simple.subject(text(letter.subject()))
                            .body(body -> body.text(text(letter.text())).html(text(letter.html())))
                            .headers(headers(unsubscribe)))));
            return new Carried.Taken();
        } catch (SesV2Exception refused) {
            return refused(refused);
        } catch (SdkException lost) {
            return Carried.unanswered("SES", lost);
        }
    }

    /** RFC 8058: one click stops the mails; RFC 3834: nobody's answering machine is to answer. */
    private static List<MessageHeader> headers(URI unsubscribe) {
        return List.of(
                header("List-Unsubscribe", "<" + unsubscribe + ">"),
                header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
                header("Auto-Submitted", "auto-generated"));
    }

    private static String linkSha256(URI unsubscribe) {
        String path = unsubscribe.getPath();
        return Secret.in(path.substring(path.lastIndexOf('/') + 1))
                .map(Secret::sha256)
                .orElseThrow(() -> new IllegalStateException("A mail's link must end with its secret."));
    }

    /** What SES said no to; what it says may name the address, so it is told in words of ours. */
    private static Carried refused(SesV2Exception refused) {
        String what = refused.getClass().getSimpleName() + ", status " + refused.statusCode();
        return switch (refused) {
            case MessageRejectedException rejected
            when isSuppressed(rejected) -> new Carried.Gone("SES sends nothing to this address any more: " + what);
            case MessageRejectedException _, BadRequestException _ ->
                new Carried.Refused("SES refused the mail: " + what);
            case TooManyRequestsException _,
                    LimitExceededException _,
                    AccountSuspendedException _,
                    SendingPausedException _,
                    MailFromDomainNotVerifiedException _ -> new Carried.Later("SES takes no mails now: " + what);
            default -> other(refused, what);
        };
    }

    private static Carried other(SesV2Exception refused, String what) {
        int status = refused.statusCode();
        if (refused.isThrottlingException()
                || status == SERVICE_UNAVAILABLE
                || status == FORBIDDEN
                || status == NOT_FOUND) {
            return new Carried.Later("SES takes no mails from us now: " + what);
        }
        return status >= SERVER_FAULTS
                ? new Carried.Unknown("SES failed, perhaps after it took the mail: " + what)
                : new Carried.Refused("SES refused the mail: " + what);
    }

    private static boolean isSuppressed(MessageRejectedException rejected) {
        String why = String.valueOf(rejected.getMessage()).toLowerCase(Locale.ROOT);
        return why.contains("suppress") || why.contains("blacklist");
    }

    /** Without a character set it would have to be ASCII. */
    private static Content text(String data) {
        return Content.builder().data(data).charset("UTF-8").build();
    }

    private static MessageTag tag(String name, String value) {
        return MessageTag.builder().name(name).value(value).build();
    }

    private static MessageHeader header(String name, String value) {
        return MessageHeader.builder().name(name).value(value).build();
    }
}
