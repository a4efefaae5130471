package stellar.sharing;

import java.net.URI;
import stellar.cloud.Environment;
import stellar.cloud.Language;
import stellar.cloud.Secret;

/**
 * Where things are for people.
 *
 * @param site where the pages and the API are, without a slash at the end: {@code https://stellar.example}
 */
record Addresses(String site) {

    /** Those of the first of the function's {@code SITE_ORIGINS}. */
    static Addresses of(Environment environment) {
        return new Addresses(environment.requiredList("SITE_ORIGINS").getFirst());
    }

    URI calendar(Secret secret) {
        return URI.create(site + "/api/calendars/" + secret.text() + ".ics");
    }

    /** The page to watch on. */
    URI watch(Language language, Secret secret) {
        return URI.create(site + "/" + language.code() + "/watch/" + secret.text());
    }

    /** A booking's access page. */
    URI access(Language language, String booking) {
        return URI.create(site + "/" + language.code() + "/bookings/" + booking + "/access");
    }
}
