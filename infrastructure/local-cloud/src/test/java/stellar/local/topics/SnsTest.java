package stellar.local.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sns.model.EndpointDisabledException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import stellar.local.mail.PostCloud;
import stellar.local.outbox.Posted;

/** Topics and phones, spoken to by the AWS SDK. */
class SnsTest {
    private static final String APPLICATION = "arn:aws:sns:eu-west-3:000000000000:app/GCM/stellar";

    private final Path folder;
    private PostCloud post;

    SnsTest(@TempDir Path folder) throws Exception {
        this.folder = folder;
        this.post = new PostCloud(folder);
    }

    @AfterEach
    void close() {
        post.close();
    }

    private String phone(String token) {
        return post.topics
                .createPlatformEndpoint(
                        request -> request.platformApplicationArn(APPLICATION).token(token))
                .endpointArn();
    }

    private void publish(String phone, String message) {
        post.topics.publish(request -> request.targetArn(phone).message(message));
    }

    @Test
    void whatIsPublishedReachesTheFunctionThatHearsTheTopic() throws Exception {
        String id = post.topics
                .publish(request -> request.topicArn(PostCloud.TOPIC)
                        .subject("Dome")
                        .message("It is <open> & \"clear\", à l’aube.")
                        .messageAttributes(Map.of(
                                "site",
                                MessageAttributeValue.builder()
                                        .dataType("String")
                                        .stringValue("alps")
                                        .build())))
                .messageId();
        post.sample.cloud().settle();

        assertThat(id).isNotBlank();
        assertThat(post.sample.notes("heard.txt"))
                .containsExactly(PostCloud.TOPIC
                        + "|Dome|2026-11-21T20:00:00.000Z|It is <open> & \"clear\", à l’aube.|site=String:alps");
    }

    @Test
    void aTopicThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> post.topics.publish(
                        request -> request.topicArn(PostCloud.TOPIC + "2").message("x")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Topic does not exist");
    }

    @Test
    void whatIsPublishedToAPhoneIsInTheOutbox() throws Exception {
        String phone = phone("token-1");
        post.topics.publish(request -> request.targetArn(phone)
                .messageStructure("json")
                .message("{\"default\":\"x\",\"GCM\":\"{\\\"notification\\\":{\\\"title\\\":\\\"It begins\\\"}}\"}"));

        Posted posted = post.sample.cloud().outbox().all().getFirst().posted();
        assertThat(posted.way()).isEqualTo("phone");
        assertThat(posted.to()).isEqualTo(phone);
        assertThat(posted.subject()).isEqualTo("It begins");
        assertThat(posted.text()).isEqualTo("{\"notification\":{\"title\":\"It begins\"}}");
    }

    @Test
    void aTokenHasOneEndpointAlsoAfterARestart() throws Exception {
        String phone = phone("token-1");
        post.close();
        post = new PostCloud(folder);

        assertThat(phone("token-1")).isEqualTo(phone);
        assertThat(phone("token-2")).isNotEqualTo(phone);
        assertThat(post.topics
                        .getEndpointAttributes(request -> request.endpointArn(phone))
                        .attributes())
                .containsEntry("Enabled", "true")
                .containsEntry("Token", "token-1");
    }

    @Test
    void aPhoneThatIsGoneIsDisabledAfterTheFirstMessageAndCanBeEnabledAgain() throws Exception {
        String phone = phone("gone-1");
        publish(phone, "the first");

        assertThat(post.sample.cloud().outbox().all().getFirst().posted().fate())
                .isEqualTo("gone");
        assertThatThrownBy(() -> publish(phone, "the second")).isInstanceOf(EndpointDisabledException.class);
        assertThatThrownBy(() -> phone("gone-1"))
                .as("made again with other attributes")
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Endpoint " + phone + " already exists with the same Token");
        post.topics.setEndpointAttributes(
                request -> request.endpointArn(phone).attributes(Map.of("Enabled", "true", "Token", "token-3")));
        publish(phone, "the third");
        assertThat(post.sample.cloud().outbox().count()).isEqualTo(2);
    }

    @Test
    void aForgottenEndpointTakesNothing() {
        String phone = phone("token-1");
        post.topics.deleteEndpoint(request -> request.endpointArn(phone));
        post.topics.deleteEndpoint(request -> request.endpointArn(phone));

        assertThatThrownBy(() -> publish(phone, "x")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> post.topics.createPlatformEndpoint(
                        request -> request.platformApplicationArn("arn:aws:sns:eu-west-3:1:app/GCM/x")
                                .token("t")))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> post.topics.createPlatformApplication(
                        request -> request.name("x").platform("GCM").attributes(Map.of())))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("does not know the action CreatePlatformApplication");
    }
}
