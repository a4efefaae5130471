package stellar.local.gateway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The frame of a page that the local cloud itself shows to people: plain HTML, dark, no script, nothing fetched. */
public final class PlainPage {
    private static final String STYLE = """
            *{box-sizing:border-box}:root{color-scheme:dark;font:16px/1.45 system-ui,sans-serif;background:#05070d;color:#e9eef8}
            a{color:#a9caff}:focus-visible{outline:2px solid #a9caff;outline-offset:2px}
            """;

    private final String style;
    private final String policy;

    /**
     * A frame for pages of this look.
     *
     * @param style CSS
     * @param allowed what the content security policy says of forms and frames
     */
    public PlainPage(String style, String allowed) {
        this.style = STYLE + style;
        this.policy = "default-src 'none'; style-src 'sha256-" + sha256(this.style) + "'; " + allowed
                + "; frame-ancestors 'none'; base-uri 'none'";
    }

    /**
     * A page.
     *
     * @param language its code
     * @param title its heading, too, as text
     * @param body what stands below, as HTML
     */
    public Response response(int status, String language, String title, String body) {
        String html = """
                <!doctype html>
                <html lang=%s><head><meta charset=utf-8><meta name=viewport content="width=device-width,initial-scale=1">
                <title>%s – Stellar</title><style>%s</style></head>
                <body><main><h1>%s</h1>
                %s</main></body></html>
                """.formatted(language, escaped(title), style, escaped(title), body);
        return html(status, html, policy);
    }

    /** HTML under this content security policy, kept nowhere. */
    public static Response html(int status, String html, String policy) {
        return new Response(status, html.getBytes(StandardCharsets.UTF_8))
                .with("content-type", "text/html; charset=utf-8")
                .with("content-security-policy", policy)
                .with("cache-control", "no-store")
                .with("referrer-policy", "same-origin")
                .with("x-content-type-options", "nosniff");
    }

    /** Text as it may stand in HTML, in attributes too. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }
}
