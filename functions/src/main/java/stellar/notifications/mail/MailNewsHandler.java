package stellar.notifications.mail;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.Log;
import stellar.contract.Wire;

/**
 * Hears what became of mails: an address that mails come back from for good, or whose reader complained about them, is dead. It comes
 * by a topic of SES's, perhaps more than once (Amazon SES developer guide, "Event data that Amazon SES publishes to Amazon SNS").
 */
public final class MailNewsHandler implements RequestHandler<SNSEvent, String> {

    private final MailAddresses addresses;
    private final Log log;

    public MailNewsHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public MailNewsHandler(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public MailNewsHandler(Map<String, String> environment, Clock clock) {
        this(new Environment(environment), new Clients(new Environment(environment)).tables(), clock, Log.standard());
    }

    MailNewsHandler(Environment environment, DynamoDbClient tables, Clock clock, Log log) {
        this.addresses = MailAddresses.of(environment, tables, clock);
        this.log = log;
    }

    @Override
    public String handleRequest(SNSEvent event, Context context) {
        for (SNSEvent.SNSRecord record : event.getRecords()) {
            try {
                hear(Wire.readObject(record.getSNS().getMessage()));
            } catch (IOException unreadable) {
                // It never gets better, and others wait behind it.
                log.warn(
                        "News of a mail cannot be read.",
                        Map.of("why", unreadable.getClass().getSimpleName()));
            }
        }
        return "heard";
    }

    private void hear(ObjectNode news) {
        String type = news.path("eventType").asText();
        switch (type) {
            case "Bounce" -> {
                String kind = news.at("/bounce/bounceType").asText();
                log.info("A mail came back.", Map.of("kind", kind, "more", news.at("/bounce/bounceSubType")));
                if (kind.equals("Permanent")) {
                    bury(news, news.at("/bounce/bouncedRecipients"));
                }
            }
            case "Complaint" -> {
                String kind = news.at("/complaint/complaintFeedbackType").asText();
                log.info("Somebody complained about a mail.", Map.of("kind", kind));
                if (!kind.equals("not-spam")) {
                    bury(news, news.at("/complaint/complainedRecipients"));
                }
            }
            default -> log.info("News of a mail that change nothing.", Map.of("type", type));
        }
    }

    private void bury(ObjectNode news, JsonNode recipients) {
        String link = news.at("/mail/tags/" + MailCourier.LINK_TAG + "/0").asText();
        if (link.isEmpty()) {
            log.warn("News of a mail that was not ours.", Map.of("mail", news.at("/mail/messageId")));
            return;
        }
        recipients.forEach(recipient ->
                addresses.goneByLink(link, recipient.path("emailAddress").asText()));
    }
}
