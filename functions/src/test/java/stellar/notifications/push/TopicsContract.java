package stellar.notifications.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.sns.SnsClient;
import stellar.Night;
import stellar.cloud.Environment;
import stellar.clouds.Cloud;
import stellar.notifications.Carried;
import stellar.notifications.push.Device.Address.Phone;
import stellar.notifications.push.Device.Platform;

/** What phones and the news of mails need of SNS. */
public interface TopicsContract {

    Cloud cloud();

    private Phones phones(SnsClient topics) {
        return new Phones(
                new Environment(Map.of(
                        "APPLE_PHONES", cloud().application("APNS"), "GOOGLE_PHONES", cloud().application("GCM"))),
                topics,
                Night.silent());
    }

    private static Phone registered(Phones phones, Platform platform, String token) {
        assertThat(phones.register(platform, token)).isInstanceOf(Phones.Registered.At.class);
        return ((Phones.Registered.At) phones.register(platform, token)).phone();
    }

    private static String token() {
        return UUID.randomUUID().toString().replace("-", "").repeat(2);
    }

    private static Parcel parcel() {
        return new Parcel(
                "n-1",
                "started",
                "Votre nuit commence…",
                "Le ciel s’ouvre.",
                "/fr/b/1",
                Duration.ofHours(1),
                Parcel.Urgency.HIGH);
    }

    @ParameterizedTest
    @EnumSource(Platform.class)
    default void aPhoneHasOneEndpointIsToldAndForgotten(Platform platform) {
        try (SnsClient topics = cloud().clients().topics()) {
            Phones phones = phones(topics);
            String token = token();
            Phone phone = registered(phones, platform, token);

            assertThat(registered(phones, platform, token)).isEqualTo(phone);
            assertThat(phones.carry(parcel(), phone)).isInstanceOf(Carried.Taken.class);
            phones.forget(phone);
            assertThat(phones.carry(parcel(), phone)).isInstanceOf(Carried.Gone.class);
        }
    }

    @Test
    default void aPhoneThatWasSwitchedOffIsGoneAndTheSameWhenItComesBack() {
        try (SnsClient topics = cloud().clients().topics()) {
            Phones phones = phones(topics);
            String token = token();
            Phone phone = registered(phones, Platform.APPLE, token);
            topics.setEndpointAttributes(
                    change -> change.endpointArn(phone.arn()).attributes(Map.of("Enabled", "false")));

            assertThat(phones.carry(parcel(), phone)).isInstanceOf(Carried.Gone.class);

            assertThat(registered(phones, Platform.APPLE, token)).isEqualTo(phone);
            assertThat(phones.carry(parcel(), phone)).isInstanceOf(Carried.Taken.class);
        }
    }

    @Test
    default void whatIsPublishedToTheTopicIsHeardWordForWord() throws Exception {
        String id = UUID.randomUUID().toString();
        String news = "{\"notificationType\":\"Bounce\",\"id\":\"" + id + "\",\"word\":\"é…\"}";
        try (SnsClient topics = cloud().clients().topics()) {
            topics.publish(
                    publish -> publish.topicArn(cloud().topic("MailNews")).message(news));
        }

        JsonNode event = cloud().heard(id);

        assertThat(event.findPath("Message").asText()).isEqualTo(news);
        assertThat(event.findPath("TopicArn").asText()).isEqualTo(cloud().topic("MailNews"));
    }
}
