package stellar.local;

import java.io.IOException;
import java.util.List;
import stellar.local.gateway.Responder;
import stellar.local.lambda.PendingEvents;
import stellar.local.mail.PostOffice;
import stellar.local.mail.SesApi;
import stellar.local.outbox.Outbox;
import stellar.local.outbox.OutboxPage;
import stellar.local.template.Template;
import stellar.local.topics.Phones;
import stellar.local.topics.SnsApi;
import stellar.local.topics.Topics;

/** What would reach people, mails and messages to phones, and the topics by which functions hear what became of it. */
record Post(Outbox outbox, Topics topics, Phones phones, PostOffice office) {
    private static final int MAX_POSTED = 500;

    /** Opens what earlier runs kept. */
    static Post of(Template template, Settings settings, DataFolder data, PendingEvents pending) throws IOException {
        Outbox outbox = new Outbox(data.outbox(), MAX_POSTED);
        Topics topics = new Topics(template, pending, settings.clock);
        return new Post(
                outbox,
                topics,
                new Phones(template.deployment(), data.phones(), outbox, settings.meter, settings.clock),
                new PostOffice(template, topics, outbox, settings.meter, settings.clock));
    }

    /** SES, SNS, and the page for people. */
    List<Responder> responders() {
        return List.of(new SesApi(office), new SnsApi(topics, phones), new OutboxPage(outbox));
    }
}
