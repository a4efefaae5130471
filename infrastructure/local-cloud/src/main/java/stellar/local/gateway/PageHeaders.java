package stellar.local.gateway;

import java.util.Map;

/**
 * What browsers are told not to do with the pages, in headers. {@code infrastructure/site/site.yaml} tells them the same in the
 * cloud, where it can name the hosts that this machine cannot know before somebody asks.
 */
public final class PageHeaders {

    /** The policy of what a page may load; images and sockets are on ports that are chosen at the start. */
    static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data: http: https:",
            "media-src 'self' http: https:",
            "font-src 'self'",
            "connect-src 'self' ws: wss: https://*.amazoncognito.com",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    /** All of them, by their names. Strict transport is the cloud's alone: there is no certificate here. */
    public static final Map<String, String> ALL = Map.of(
            "content-security-policy", CONTENT_SECURITY_POLICY,
            "x-content-type-options", "nosniff",
            "x-frame-options", "DENY",
            "referrer-policy", "same-origin",
            "permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            "cross-origin-opener-policy", "same-origin");

    private PageHeaders() {}
}
