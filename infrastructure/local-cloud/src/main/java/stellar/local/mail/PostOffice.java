package stellar.local.mail;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import stellar.local.meter.Meter;
import stellar.local.meter.Metered;
import stellar.local.outbox.Outbox;
import stellar.local.outbox.Posted;
import stellar.local.template.Deployment;
import stellar.local.template.Resource.MailNews;
import stellar.local.template.Resource.MailRules;
import stellar.local.template.Template;
import stellar.local.topics.Topics;

/**
 * Takes mails and delivers none: they go into the outbox. One to {@code anybody@bounce.example} comes back for good, one to {@code
 * anybody@complaint.example} is complained about; the topics of the mail's configuration set are told as SES tells them.
 */
public final class PostOffice {
    private static final String BOUNCED = "bounced";
    private static final String COMPLAINED = "complained";

    private final Deployment deployment;
    private final List<String> rules;
    private final List<MailNews> news;
    private final Topics topics;
    private final Outbox outbox;
    private final Meter meter;
    private final Clock clock;

    /** Sends by the template's configuration sets. */
    public PostOffice(Template template, Topics topics, Outbox outbox, Meter meter, Clock clock) {
        this.deployment = template.deployment();
        this.rules = template.all(MailRules.class).stream().map(MailRules::name).toList();
        this.news = template.all(MailNews.class);
        this.topics = topics;
        this.outbox = outbox;
        this.meter = meter;
        this.clock = clock;
    }

    /** Takes a mail, and gives its id. */
    String send(Mail mail) throws SesRefusal, IOException {
        if (mail.rules().isPresent() && !rules.contains(mail.rules().get())) {
            throw SesRefusal.missing("Configuration set <" + mail.rules().get() + "> does not exist.");
        }
        String id = UUID.randomUUID().toString();
        Instant at = clock.instant();
        meter.count(Metered.MAILS, "mail", mail.to().size());
        for (String to : mail.to()) {
            String fate = fate(to);
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("From", mail.from());
            headers.putAll(mail.headers());
            outbox.put(new Posted(at, "mail", to, mail.subject(), mail.text(), mail.html(), headers, fate));
            if (fate.equals(BOUNCED)) {
                tell(mail, "BOUNCE", bounce(mail, id, to, at));
            } else if (fate.equals(COMPLAINED)) {
                tell(mail, "COMPLAINT", complaint(mail, id, to, at));
            }
        }
        return id;
    }

    private static String fate(String address) {
        return switch (address.substring(address.indexOf('@') + 1).toLowerCase(Locale.ROOT)) {
            case "bounce.example" -> BOUNCED;
            case "complaint.example" -> COMPLAINED;
            default -> "taken";
        };
    }

    private void tell(Mail mail, String event, ObjectNode told) throws IOException {
        for (MailNews each : news) {
            if (mail.rules().equals(Optional.of(each.rules())) && each.events().contains(event)) {
                topics.publish(
                        each.topicArn(), Optional.of("Amazon SES Email Event Notification"), told.toString(), Map.of());
            }
        }
    }

    /** Amazon SES developer guide, "Event data that Amazon SES publishes to Amazon SNS", bounce record. */
    private ObjectNode bounce(Mail mail, String id, String to, Instant at) {
        ObjectNode event = event("Bounce", mail, id, at);
        ObjectNode bounce = event.putObject("bounce")
                .put("feedbackId", UUID.randomUUID().toString())
                .put("bounceType", "Permanent")
                .put("bounceSubType", "General");
        bounce.putArray("bouncedRecipients")
                .addObject()
                .put("emailAddress", to)
                .put("action", "failed")
                .put("status", "5.1.1")
                .put("diagnosticCode", "smtp; 550 5.1.1 user unknown");
        bounce.put("timestamp", at.toString()).put("reportingMTA", "dsn; bounce.example");
        return event;
    }

    /** The same, complaint record. */
    private ObjectNode complaint(Mail mail, String id, String to, Instant at) {
        ObjectNode event = event("Complaint", mail, id, at);
        ObjectNode complaint = event.putObject("complaint")
                .put("feedbackId", UUID.randomUUID().toString())
                .putNull("complaintSubType")
                .put("complaintFeedbackType", "abuse")
                .put("timestamp", at.toString());
        complaint.putArray("complainedRecipients").addObject().put("emailAddress", to);
        return event;
    }

    private ObjectNode event(String type, Mail mail, String id, Instant at) {
        ObjectNode event = JsonNodeFactory.instance.objectNode().put("eventType", type);
        ObjectNode about = event.putObject("mail")
                .put("timestamp", at.toString())
                .put("source", mail.from())
                .put("sendingAccountId", deployment.account())
                .put("messageId", id);
        ArrayNode destination = about.putArray("destination");
        mail.to().forEach(destination::add);
        about.put("headersTruncated", false);
        ArrayNode headers = about.putArray("headers");
        mail.headers()
                .forEach((name, value) -> headers.addObject().put("name", name).put("value", value));
        ObjectNode tags = about.putObject("tags");
        mail.rules().ifPresent(each -> tags.putArray("ses:configuration-set").add(each));
        mail.tags().forEach((name, value) -> tags.putArray(name).add(value));
        return event;
    }
}
