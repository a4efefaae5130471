package stellar.local.outbox;

import static stellar.local.gateway.PlainPage.escaped;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import stellar.local.gateway.PlainPage;
import stellar.local.gateway.Request;
import stellar.local.gateway.Responder;
import stellar.local.gateway.Response;
import stellar.local.outbox.Outbox.Numbered;

/**
 * The outbox to look at: a list, one of it as text, and its HTML in a frame that may do nothing but open links. Plain HTML, no
 * script.
 */
public final class OutboxPage implements Responder {
    /** Where it is. */
    public static final String PATH = "/_local/outbox";

    private static final Pattern ONE = Pattern.compile(Pattern.quote(PATH) + "(?:/(\\d{1,18})(/html)?)?");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+");

    private static final String STYLE = """
            body{max-width:44rem;margin:0 auto;padding:24px 16px 40px;overflow-wrap:anywhere}h1{font-size:1.4rem;margin:0 0 8px}
            p,dd,small{color:#a3b0c8}ol{list-style:none;margin:0;padding:0}li{border-top:1px solid #2e3b55}
            li a{display:block;min-height:48px;padding:10px 0;text-decoration:none}b{display:block;color:#e9eef8}
            dl{display:grid;grid-template-columns:minmax(6rem,auto) 1fr;gap:2px 12px}dt{color:#a3b0c8}dd{margin:0}
            @media(max-width:36rem){dl{display:block}dd{margin:0 0 8px}}
            pre{white-space:pre-wrap;font:inherit;padding:14px;border:1px solid #2e3b55;border-radius:10px}h2{font-size:1rem}
            iframe{width:100%;height:36rem;border:1px solid #2e3b55;border-radius:10px;background:#fff}
            nav a{display:inline-block;padding:12px 0}
            """;

    private final Outbox outbox;
    private final PlainPage frame = new PlainPage(STYLE, "frame-src 'self'; form-action 'none'");

    /** Shows this one. */
    public OutboxPage(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Optional<Response> respond(Request request) {
        Matcher path = ONE.matcher(request.path());
        if (!path.matches() || !request.method().equals("GET")) {
            return Optional.empty();
        }
        OutboxWords words = OutboxWords.in(request.header("accept-language").orElse(""));
        try {
            if (path.group(1) == null) {
                return Optional.of(list(words));
            }
            long number = Long.parseLong(path.group(1));
            return Optional.of(outbox.find(number)
                    .map(posted -> path.group(2) == null ? one(number, posted, words) : html(posted, words))
                    .orElseGet(() -> missing(words)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Response list(OutboxWords words) throws IOException {
        String lines = outbox.all().stream().map(each -> line(each, words)).collect(Collectors.joining("\n"));
        return page(
                200,
                words,
                "<p>" + escaped(words.explanation) + "</p>\n"
                        + (lines.isEmpty() ? "<p>" + escaped(words.empty) + "</p>" : "<ol>" + lines + "</ol>"));
    }

    private static String line(Numbered each, OutboxWords words) {
        Posted posted = each.posted();
        return "<li><a href=\"" + PATH + "/" + each.number() + "\"><b>" + escaped(posted.subject()) + "</b><small>"
                + escaped(posted.to()) + " · " + time(posted) + " · " + escaped(words.fate(posted))
                + "</small></a></li>";
    }

    private Response one(long number, Posted posted, OutboxWords words) {
        StringBuilder body = new StringBuilder(
                        "<nav><a href=\"" + PATH + "\">" + escaped(words.back) + "</a></nav><h2>")
                .append(escaped(posted.subject()))
                .append("</h2><dl>")
                .append(told(words.to, posted.to()))
                .append(told(words.when, time(posted)))
                .append(told(words.fate, words.fate(posted)));
        posted.headers().forEach((name, value) -> body.append(told(name, value)));
        body.append("</dl><pre>").append(linked(posted.text())).append("</pre>");
        if (posted.html().isPresent()) {
            body.append("<h2>")
                    .append(escaped(words.asHtml))
                    .append("</h2><iframe sandbox=\"allow-popups allow-popups-to-escape-sandbox\" title=\"")
                    .append(escaped(words.asHtml))
                    .append("\" src=\"" + PATH + "/")
                    .append(number)
                    .append("/html\"></iframe>");
        }
        return page(200, words, body.toString());
    }

    /** As it was sent, in an origin of its own that may fetch nothing and run nothing. */
    private Response html(Posted posted, OutboxWords words) {
        return posted.html()
                .map(html -> PlainPage.html(
                                200,
                                html,
                                "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none';"
                                        + " sandbox allow-popups allow-popups-to-escape-sandbox")
                        .replacing("referrer-policy", "no-referrer"))
                .orElseGet(() -> missing(words));
    }

    private Response missing(OutboxWords words) {
        return page(
                404,
                words,
                "<p>" + escaped(words.missing) + "</p><nav><a href=\"" + PATH + "\">" + escaped(words.back)
                        + "</a></nav>");
    }

    private Response page(int status, OutboxWords words, String body) {
        return frame.response(status, words.code, words.title, body).replacing("referrer-policy", "no-referrer");
    }

    private static String time(Posted posted) {
        return TIME.format(posted.at());
    }

    private static String told(String name, String value) {
        return "<dt>" + escaped(name) + "</dt><dd>" + escaped(value) + "</dd>";
    }

    /** With the addresses in it as links. */
    private static String linked(String text) {
        StringBuilder linked = new StringBuilder();
        Matcher link = LINK.matcher(text);
        int from = 0;
        while (link.find()) {
            String address = escaped(link.group());
            linked.append(escaped(text.substring(from, link.start())))
                    .append("<a rel=noreferrer href=\"" + address + "\">" + address + "</a>");
            from = link.end();
        }
        return linked.append(escaped(text.substring(from))).toString();
    }
}
