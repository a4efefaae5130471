package stellar.local.issuer;

import static stellar.local.gateway.PlainPage.escaped;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import stellar.local.gateway.PlainPage;
import stellar.local.gateway.Request;
import stellar.local.gateway.Response;
import stellar.local.template.Resource.UserPoolClient;

/** The page on which somebody chooses who they are: plain HTML, no script, two languages. */
final class SignInPage {
    /** What is passed on from the question to the answer. */
    private static final List<String> KEPT = List.of(
            "client_id",
            "redirect_uri",
            "response_type",
            "scope",
            "state",
            "nonce",
            "code_challenge",
            "code_challenge_method",
            "lang");

    private static final String STYLE = """
            body{max-width:26rem;margin:0 auto;padding:7vh 20px 40px}h1{font-size:1.6rem;margin:0 0 8px}
            h2{font-size:1rem;margin:32px 0 10px}p{margin:0 0 18px;color:#a3b0c8}form{margin:0}
            button,input{width:100%;min-height:48px;padding:8px 14px;border:1px solid #2e3b55;border-radius:10px;font:inherit;
            background:#0b101b;color:#e9eef8;text-align:left}button{cursor:pointer;margin:0 0 10px}button:hover{border-color:#a9caff}
            button b{display:block;font-weight:600}button small{color:#a3b0c8}label{display:block;margin:0 0 12px;color:#a3b0c8}
            label input{margin-top:4px}.do{text-align:center;border-color:#a9caff;color:#a9caff}
            .flaw{padding:10px 14px;border:1px solid #ff8f85;border-radius:10px;color:#ff8f85}
            nav{margin-top:28px}
            """;

    private final People people;
    private final PlainPage frame;

    SignInPage(People people, List<UserPoolClient> clients) {
        this.people = people;
        // A browser asks this list also about where the answer to a form leads.
        String redirects = clients.stream()
                .flatMap(client -> client.callbackUrls().stream())
                .map(URI::create)
                .map(uri -> uri.getScheme() + "://" + uri.getAuthority())
                .distinct()
                .collect(Collectors.joining(" "));
        frame = new PlainPage(STYLE, "form-action 'self' " + redirects);
    }

    /** The choice, and what was wrong with an account that was to be made. */
    Response choice(Asked asked, Parameters parameters, Request request, Optional<People.Made> flaw) {
        SignInWords words = words(parameters, request);
        String kept = KEPT.stream()
                .flatMap(name -> parameters.one(name).stream()
                        .map(value -> "<input type=hidden name=" + name + " value=\"" + escaped(value) + "\">"))
                .collect(Collectors.joining());
        String choices = people.all().stream()
                .map(person -> "<button name=person value=\"" + escaped(person.subject()) + "\"><b>"
                        + escaped(person.name()) + "</b><small>" + escaped(person.email()) + " · "
                        + escaped(words.part(person.groups())) + "</small></button>")
                .collect(Collectors.joining("\n"));
        String wrong = flaw.flatMap(words::flaw)
                .map(text -> "<p class=flaw role=alert id=flaw>" + escaped(text) + "</p>")
                .orElse("");
        return page(flaw.isPresent() ? 400 : 200, words, """
                <p>%s</p>
                <form method=post action="%s/login">%s
                %s</form>
                <h2>%s</h2>
                %s
                <form method=post action="%s/login">%s
                <label>%s<input name=name autocomplete=name maxlength=80 required value="%s"></label>
                <label>%s<input name=email type=email autocomplete=email maxlength=240 required value="%s"></label>
                <button class=do>%s</button></form>
                """.formatted(
                        escaped(words.explanation()),
                        Issuer.PATH,
                        kept,
                        choices,
                        escaped(words.newAccount()),
                        wrong,
                        Issuer.PATH,
                        kept,
                        escaped(words.name()),
                        escaped(parameters.text("name")),
                        escaped(words.email()),
                        escaped(parameters.text("email")),
                        escaped(words.make())));
    }

    /** There is nowhere to go back to; what is wrong is named as programs name it. */
    Response untrusted(String why, Request request) {
        SignInWords words = words(Parameters.ofQuery(request), request);
        return page(400, words, "<p class=flaw>" + escaped(words.untrusted(why)) + "</p>");
    }

    private static SignInWords words(Parameters parameters, Request request) {
        return SignInWords.in(parameters
                .one("lang")
                .or(() -> request.header("accept-language"))
                .orElse(""));
    }

    private Response page(int status, SignInWords words, String body) {
        return frame.response(status, words.code(), words.title(), body);
    }
}
