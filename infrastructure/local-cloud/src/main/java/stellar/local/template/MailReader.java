package stellar.local.template;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import stellar.local.template.Resource.LambdaFunction;
import stellar.local.template.Resource.MailNews;
import stellar.local.template.Resource.MailRules;
import stellar.local.template.Resource.Topic;
import stellar.local.template.Resource.Trigger;

/** Reads an SNS topic, an SES configuration set, and what tells a topic of the mails that are sent by it. */
final class MailReader {
    /** What can become of a mail here. */
    private static final Set<String> EVENTS = Set.of("BOUNCE", "COMPLAINT");

    private MailReader() {}

    static Topic topic(String logicalId, String name, String arn, Properties properties) {
        properties.oneOf("FifoTopic", "false");
        properties.declaredOnly(
                "TopicName", "DisplayName", "KmsMasterKeyId", "SignatureVersion", "TracingConfig", "Tags");
        properties.refuseTheRest();
        return new Topic(logicalId, name, arn);
    }

    static MailRules rules(String logicalId, String name, Properties properties) {
        Properties sending = properties.innerOrEmpty("SendingOptions");
        sending.oneOf("SendingEnabled", "true");
        sending.refuseTheRest();
        properties.declaredOnly(
                "Name", "DeliveryOptions", "ReputationOptions", "SuppressionOptions", "VdmOptions", "Tags");
        properties.refuseTheRest();
        return new MailRules(logicalId, name);
    }

    static MailNews news(String logicalId, String name, Properties properties) {
        Properties destination = properties.innerOrEmpty("EventDestination");
        destination.oneOf("Enabled", "true");
        List<String> events = destination.texts("MatchingEventTypes").stream()
                .map(event -> event.toUpperCase(Locale.ROOT))
                .toList();
        if (events.isEmpty() || !EVENTS.containsAll(events)) {
            throw new TemplateException(destination.where() + ": MatchingEventTypes is " + events
                    + ", but the local cloud tells of BOUNCE and COMPLAINT only.");
        }
        Properties topic = destination.innerOrEmpty("SnsDestination");
        MailNews news =
                new MailNews(logicalId, name, properties.text("ConfigurationSetName"), events, topic.text("TopicARN"));
        topic.refuseTheRest();
        destination.declaredOnly("Name");
        destination.refuseTheRest();
        properties.refuseTheRest();
        return news;
    }

    /** A function must subscribe to a topic of the template; news must be of its rules and go to its topics. */
    static void check(Template template, String fileName) {
        Set<String> topics = template.all(Topic.class).stream().map(Topic::arn).collect(Collectors.toSet());
        Set<String> rules =
                template.all(MailRules.class).stream().map(MailRules::name).collect(Collectors.toSet());
        for (MailNews news : template.all(MailNews.class)) {
            String where = fileName + ": resource " + news.logicalId();
            if (!rules.contains(news.rules())) {
                throw new TemplateException(
                        where + " is of the configuration set " + news.rules() + ", which the template does not make.");
            }
            checkTopic(where + " tells", news.topicArn(), topics);
        }
        for (LambdaFunction function : template.all(LambdaFunction.class)) {
            for (Trigger trigger : function.triggers()) {
                if (trigger instanceof Trigger.TopicMessage message) {
                    checkTopic(fileName + ": resource " + function.logicalId() + " hears", message.topicArn(), topics);
                }
            }
        }
    }

    private static void checkTopic(String who, String arn, Set<String> topics) {
        if (!topics.contains(arn)) {
            throw new TemplateException(who + " the topic " + arn + ", which the template does not make.");
        }
    }
}
