package stellar.local.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import stellar.local.outbox.Posted;

/** Mails that the AWS SDK sends, and the pages that show them. */
class SesTest {
    private final Path folder;
    private PostCloud post;

    SesTest(@TempDir Path folder) throws Exception {
        this.folder = folder;
        this.post = new PostCloud(folder);
    }

    @AfterEach
    void close() {
        post.close();
    }

    @Test
    void aMailIsTakenWholeAndIsThereAfterARestart() throws Exception {
        String id = post.send("vega@example.org", "Tonight", mail -> mail.content(
                                content -> content.simple(simple -> simple.subject(line -> line.data("Tonight"))
                                        .body(body -> body.text(text -> text.data("Clear skies."))
                                                .html(html -> html.data("<p>Clear skies.")))
                                        .headers(MessageHeader.builder()
                                                .name("List-Unsubscribe-Post")
                                                .value("List-Unsubscribe=One-Click")
                                                .build())))
                        .emailTags(
                                MessageTag.builder().name("kind").value("soon").build()))
                .messageId();
        post.close();
        post = new PostCloud(folder);

        assertThat(id).isNotBlank();
        Posted kept = post.sample.cloud().outbox().all().getFirst().posted();
        assertThat(kept.to()).isEqualTo("vega@example.org");
        assertThat(kept.subject()).isEqualTo("Tonight");
        assertThat(kept.text()).isEqualTo("Clear skies.");
        assertThat(kept.html()).contains("<p>Clear skies.");
        assertThat(kept.at()).isEqualTo("2026-11-21T20:00:00Z");
        assertThat(kept.headers())
                .containsEntry("From", "Stellar <stellar@localhost>")
                .containsEntry("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        assertThat(post.sample.notes("heard.txt")).isEmpty();
    }

    @Test
    void aMailThatComesBackIsToldToTheTopicWithItsTags() throws Exception {
        String id = post.send(
                        "nobody@bounce.example",
                        "Tonight",
                        mail -> mail.emailTags(
                                MessageTag.builder().name("link").value("abc").build()))
                .messageId();
        post.sample.cloud().settle();

        List<String> heard = post.sample.notes("heard.txt");
        assertThat(heard).singleElement().asString().startsWith(PostCloud.TOPIC + "|Amazon SES");
        JsonNode news = new ObjectMapper().readTree(heard.getFirst().split("\\|", 4)[3]);
        assertThat(news.path("eventType").asText()).isEqualTo("Bounce");
        assertThat(news.at("/bounce/bounceType").asText()).isEqualTo("Permanent");
        assertThat(news.at("/bounce/bouncedRecipients/0/emailAddress").asText()).isEqualTo("nobody@bounce.example");
        assertThat(news.at("/mail/messageId").asText()).isEqualTo(id);
        assertThat(news.at("/mail/tags/link/0").asText()).isEqualTo("abc");
        assertThat(news.at("/mail/tags/ses:configuration-set/0").asText()).isEqualTo("rules");
        assertThat(post.sample.cloud().outbox().all().getFirst().posted().fate())
                .isEqualTo("bounced");
    }

    @Test
    void aComplaintIsToldLikewise() throws Exception {
        post.send("somebody@COMPLAINT.example", "Tonight", mail -> {});
        post.sample.cloud().settle();

        JsonNode news = new ObjectMapper()
                .readTree(post.sample.notes("heard.txt").getFirst().split("\\|", 4)[3]);
        assertThat(news.path("eventType").asText()).isEqualTo("Complaint");
        assertThat(news.at("/complaint/complainedRecipients/0/emailAddress").asText())
                .isEqualTo("somebody@COMPLAINT.example");
    }

    @Test
    void aMailWithoutRulesTellsNobody() throws Exception {
        post.send("nobody@bounce.example", "Tonight", mail -> mail.configurationSetName(null));
        post.sample.cloud().settle();

        assertThat(post.sample.notes("heard.txt")).isEmpty();
    }

    @Test
    void whatSesWouldRefuseIsRefusedAndWhatIsNotKnownHereByName() throws Exception {
        assertThatThrownBy(() -> post.send("vega@example.org", "Tonight", mail -> mail.configurationSetName("others")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Configuration set <others> does not exist.");
        assertThatThrownBy(() -> post.send("vega", "Tonight", mail -> {}))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("something that is no address");
        assertThatThrownBy(() -> post.send("vega@example.org", "Tonight\r\nBcc: rigel@example.org", mail -> {}))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("Content.Simple.Subject must be one line");
        assertThatThrownBy(() -> post.send("vega@example.org", "x", mail -> mail.replyToAddresses("a@example.org")))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("ReplyToAddresses is not known to the local cloud.");
        assertThat(post.sample
                        .send(post.sample
                                .request("/_ses/v2/email/outbound-emails")
                                .POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(post.sample.cloud().outbox().count()).isZero();
    }

    @Test
    void thePageListsTheNewestFirstAndShowsEachEscaped() throws Exception {
        post.send("vega@example.org", "The first", mail -> {});
        post.send("vega@example.org", "<script>alert(1)</script>", mail -> {});

        HttpResponse<String> list = post.sample.get("/_local/outbox");

        assertThat(list.body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script")
                .containsSubsequence("/_local/outbox/2\"", "/_local/outbox/1\"", "The first");
        assertThat(list.headers().firstValue("content-security-policy").orElse(""))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(list.headers().firstValue("referrer-policy")).contains("no-referrer");
        assertThat(post.sample.get("/_local/outbox/1").body())
                .contains("Clear skies.\n<a rel=noreferrer href=\"http://localhost/en/?a=1&amp;b=2\">")
                .contains("&lt;b&gt;")
                .doesNotContain("<iframe");
        assertThat(post.sample.get("/_local/outbox/3").statusCode()).isEqualTo(404);
        assertThat(post.sample.get("/_local/outbox/1/html").statusCode()).isEqualTo(404);
        assertThat(post.sample
                        .send(post.sample.request("/_local/outbox").header("accept-language", "fr-FR,fr;q=0.9"))
                        .body())
                .contains("<html lang=fr>")
                .contains("Boîte d’envoi");
        assertThat(post.sample.get("/_local").body()).contains("/_local/outbox");
    }

    @Test
    void theHtmlOfAMailIsShownWhereItCanFetchAndRunNothing() throws Exception {
        post.send(
                "vega@example.org",
                "Tonight",
                mail -> mail.content(content -> content.simple(simple -> simple.subject(line -> line.data("Tonight"))
                        .body(body -> body.text(text -> text.data("Clear."))
                                .html(html -> html.data("<p onclick=x()>Clear.</p>"))))));

        assertThat(post.sample.get("/_local/outbox/1").body())
                .contains("<iframe sandbox=\"allow-popups allow-popups-to-escape-sandbox\"")
                .contains("src=\"/_local/outbox/1/html\"")
                .doesNotContain("onclick");
        HttpResponse<String> html = post.sample.get("/_local/outbox/1/html");
        assertThat(html.body()).isEqualTo("<p onclick=x()>Clear.</p>");
        assertThat(html.headers().firstValue("content-security-policy").orElse(""))
                .contains("default-src 'none'")
                .contains("; sandbox allow-popups")
                .doesNotContain("allow-scripts")
                .doesNotContain("allow-same-origin");
    }
}
