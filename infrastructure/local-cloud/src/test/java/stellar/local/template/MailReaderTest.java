package stellar.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stellar.local.template.Resource.LambdaFunction;
import stellar.local.template.Resource.MailNews;
import stellar.local.template.Resource.Trigger;

/** What a template may say of mails and topics. */
class MailReaderTest {
    private static final String ARN = "arn:aws:sns:eu-west-3:000000000000:stellar-local-News";

    private final Path folder;

    MailReaderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Template template(String topic, String rules, String events, String heard) throws IOException {
        return Template.read(
                Files.writeString(folder.resolve("t.yaml"), """
                Parameters: { From: { Type: String, Default: stellar@mail.example } }
                Resources:
                  News: { Type: AWS::SNS::Topic, Properties: { %s } }
                  Rules: { Type: AWS::SES::ConfigurationSet, Properties: { %s } }
                  Told:
                    Type: AWS::SES::ConfigurationSetEventDestination
                    Properties:
                      ConfigurationSetName: !Ref Rules
                      EventDestination: { Enabled: true, MatchingEventTypes: %s, SnsDestination: { TopicARN: !Ref News } }
                  F:
                    Type: AWS::Serverless::Function
                    Properties:
                      Runtime: java25
                      Handler: h
                      CodeUri: c
                      Environment: { Variables: { DOMAIN: !Select [1, !Split ["@", !Ref From]], RULES: !Ref Rules } }
                      Events: { E: { Type: SNS, Properties: { Topic: %s } } }
                """.formatted(topic, rules, events, heard)),
                Deployment.LOCAL,
                Map.of());
    }

    @Test
    void whatComesBackIsToldToATopicThatAFunctionHears() throws IOException {
        Template template = template("", "Name: rules", "[bounce, COMPLAINT]", "!Ref News");

        LambdaFunction function = template.all(LambdaFunction.class).getFirst();
        assertThat(function.triggers()).containsExactly(new Trigger.TopicMessage(ARN));
        assertThat(function.environment())
                .containsEntry("DOMAIN", "mail.example")
                .containsEntry("RULES", "rules");
        assertThat(template.all(MailNews.class).getFirst().events()).isEqualTo(List.of("BOUNCE", "COMPLAINT"));
        assertThat(template.all(MailNews.class).getFirst().topicArn()).isEqualTo(ARN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FifoTopic: true | '' | [BOUNCE] | !Ref News | FifoTopic is true",
                "Subscription: [] | '' | [BOUNCE] | !Ref News | has the property Subscription",
                "'' | TrackingOptions: {} | [BOUNCE] | !Ref News | has the property TrackingOptions",
                "'' | 'SendingOptions: { SendingEnabled: false }' | [BOUNCE] | !Ref News | SendingEnabled is false",
                "'' | '' | [OPEN] | !Ref News | tells of BOUNCE and COMPLAINT only",
                "'' | '' | [] | !Ref News | tells of BOUNCE and COMPLAINT only",
                "'' | '' | [BOUNCE] | 'arn:aws:sns:eu-west-3:1:x' | hears the topic arn:aws:sns:eu-west-3:1:x",
                "'' | '' | [BOUNCE] | '!Ref News, FilterPolicy: {}' | has the property FilterPolicy"
            })
    void whatIsNotDoneHereIsRefusedByName(String topic, String rules, String events, String heard, String message) {
        assertThatThrownBy(() -> template(topic, rules, events, heard))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining(message);
    }
}
