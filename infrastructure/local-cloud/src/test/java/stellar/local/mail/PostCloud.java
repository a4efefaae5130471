package stellar.local.mail;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendEmailResponse;
import software.amazon.awssdk.services.sns.SnsClient;
import stellar.local.HandClock;
import stellar.local.SampleCloud;

/** A cloud that sends mails, whose news a function hears, with the AWS SDK's own clients; the clock is turned by hand. */
public final class PostCloud implements AutoCloseable {
    /** The topic of the template. */
    public static final String TOPIC = "arn:aws:sns:eu-west-3:000000000000:stellar-local-News";

    private static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

    public final SampleCloud sample;
    public final HandClock clock = new HandClock(Instant.parse("2026-11-21T20:00:00Z"));
    public final SesV2Client mails;
    public final SnsClient topics;

    /** Starts it; data of an earlier start in the same folder is kept. */
    public PostCloud(Path folder) throws IOException, InterruptedException {
        Path template = Files.writeString(folder.resolve("template.yaml"), """
                Parameters: { OutFolder: { Type: String } }
                Resources:
                  News: { Type: AWS::SNS::Topic }
                  MayTell: { Type: AWS::SNS::TopicPolicy, Properties: { Topics: [!Ref News] } }
                  Rules: { Type: AWS::SES::ConfigurationSet, Properties: { Name: rules } }
                  Tells:
                    Type: AWS::SES::ConfigurationSetEventDestination
                    Properties:
                      ConfigurationSetName: !Ref Rules
                      EventDestination:
                        Enabled: true
                        MatchingEventTypes: [BOUNCE, COMPLAINT]
                        SnsDestination: { TopicARN: !Ref News }
                  Heard:
                    Type: AWS::Serverless::Function
                    Properties:
                      Runtime: java25
                      Handler: stellar.local.sample.Heard
                      CodeUri: functions
                      Timeout: 10
                      Environment: { Variables: { OUT_FOLDER: !Ref OutFolder } }
                      Events: { News: { Type: SNS, Properties: { Topic: !Ref News } } }
                """);
        sample = new SampleCloud(
                folder,
                SampleCloud.settings(template, folder)
                        .dynamoDbEndpoint(URI.create("http://127.0.0.1:1")) // There is no table.
                        .clock(clock));
        mails = SesV2Client.builder()
                .endpointOverride(sample.cloud().mailEndpoint())
                .region(Region.EU_WEST_3)
                .credentialsProvider(CREDENTIALS)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        topics = SnsClient.builder()
                .endpointOverride(sample.cloud().topicsEndpoint())
                .region(Region.EU_WEST_3)
                .credentialsProvider(CREDENTIALS)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    /** Sends a mail of one text and no HTML to this address, by the template's rules. */
    public SendEmailResponse send(String to, String subject, Consumer<SendEmailRequest.Builder> further) {
        return mails.sendEmail(mail -> {
            mail.fromEmailAddress("Stellar <stellar@localhost>")
                    .destination(destination -> destination.toAddresses(to))
                    .content(content -> content.simple(simple -> simple.subject(line -> line.data(subject))
                            .body(body ->
                                    body.text(text -> text.data("Clear skies.\nhttp://localhost/en/?a=1&b=2 <b>")))))
                    .configurationSetName("rules");
            further.accept(mail);
        });
    }

    @Override
    public void close() {
        mails.close();
        topics.close();
        sample.close();
    }
}
