package stellar.local.mail;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A mail as it was asked for, with nothing in it that would be left undone here.
 *
 * @param from an address, with a name before it or not
 * @param to at least one address
 * @param rules the name of the configuration set that it is sent by, when it names one
 * @param tags what is told with all that becomes of it
 */
record Mail(
        String from,
        List<String> to,
        String subject,
        String text,
        Optional<String> html,
        Map<String, String> headers,
        Map<String, String> tags,
        Optional<String> rules) {
    private static final int MOST_RECIPIENTS = 50;
    private static final int MOST_HEADERS = 15;
    private static final int MOST_TAGS = 50;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>@,;]+@[^\\s<>@,;]+");
    private static final Pattern FROM = Pattern.compile("(?:[^<>\\p{Cntrl}]* )?<?" + ADDRESS.pattern() + ">?");
    private static final Pattern HEADER_NAME = Pattern.compile("[!-9;-~]{1,126}");
    private static final Pattern HEADER_VALUE = Pattern.compile("[ -~]{1,870}");
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_.@-]{1,256}");

    /** Reads the body of a request. */
    static Mail read(JsonNode body) throws SesRefusal {
        refuseOthers(
                body, Set.of("FromEmailAddress", "Destination", "Content", "EmailTags", "ConfigurationSetName"), "");
        refuseOthers(body.path("Destination"), Set.of("ToAddresses"), "Destination.");
        refuseOthers(body.path("Content"), Set.of("Simple"), "Content.");
        JsonNode simple = body.path("Content").path("Simple");
        refuseOthers(simple, Set.of("Subject", "Body", "Headers"), "Content.Simple.");
        refuseOthers(simple.path("Body"), Set.of("Text", "Html"), "Content.Simple.Body.");
        String from = body.path("FromEmailAddress").asText();
        if (!FROM.matcher(from).matches()) {
            throw SesRefusal.bad("FromEmailAddress must be an address.");
        }
        if (!simple.at("/Body/Text/Data").isTextual()) {
            throw SesRefusal.bad("Content.Simple.Body.Text must be given; the local cloud shows mails as text.");
        }
        return new Mail(
                from,
                recipients(body.at("/Destination/ToAddresses")),
                line(simple.at("/Subject/Data"), "Content.Simple.Subject"),
                simple.at("/Body/Text/Data").asText(),
                Optional.of(simple.at("/Body/Html/Data"))
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::asText),
                pairs(simple.path("Headers"), "header", MOST_HEADERS, HEADER_NAME, HEADER_VALUE),
                pairs(body.path("EmailTags"), "tag", MOST_TAGS, TAG, TAG),
                Optional.of(body.path("ConfigurationSetName"))
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::asText));
    }

    private static List<String> recipients(JsonNode addresses) throws SesRefusal {
        List<String> to = new ArrayList<>();
        for (JsonNode address : addresses) {
            if (!ADDRESS.matcher(address.asText()).matches()) {
                throw SesRefusal.bad("Destination.ToAddresses has something that is no address.");
            }
            to.add(address.asText());
        }
        if (to.isEmpty() || to.size() > MOST_RECIPIENTS) {
            throw SesRefusal.bad("Destination.ToAddresses must have 1 to " + MOST_RECIPIENTS + " addresses.");
        }
        return List.copyOf(to);
    }

    private static String line(JsonNode text, String what) throws SesRefusal {
        if (!text.isTextual() || text.asText().codePoints().anyMatch(Character::isISOControl)) {
            throw SesRefusal.bad(what + " must be one line of text.");
        }
        return text.asText();
    }

    private static Map<String, String> pairs(JsonNode list, String what, int most, Pattern name, Pattern value)
            throws SesRefusal {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (JsonNode pair : list) {
            String named = pair.path("Name").asText();
            String said = pair.path("Value").asText();
            if (!name.matcher(named).matches() || !value.matcher(said).matches()) {
                throw SesRefusal.bad(
                        "The " + what + " " + named + " has a character that it may not have, or too many.");
            }
            if (pairs.put(named, said) != null) {
                throw SesRefusal.bad("The " + what + " " + named + " is given twice.");
            }
        }
        if (pairs.size() > most) {
            throw SesRefusal.bad("A mail has at most " + most + " of each " + what + ".");
        }
        return pairs;
    }

    private static void refuseOthers(JsonNode map, Set<String> known, String within) throws SesRefusal {
        for (Map.Entry<String, JsonNode> field : map.properties()) {
            if (!known.contains(field.getKey())) {
                throw SesRefusal.bad(within + field.getKey() + " is not known to the local cloud.");
            }
        }
    }
}
