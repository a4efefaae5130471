package stellar.local.topics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import stellar.local.kept.OwnersFile;
import stellar.local.meter.Meter;
import stellar.local.meter.Metered;
import stellar.local.outbox.Outbox;
import stellar.local.outbox.Posted;
import stellar.local.template.Deployment;

/**
 * The endpoints of phones, a file each; what is published to one goes into the outbox. A phone whose token begins with {@code gone}
 * is there no more: the first message to it is taken and its endpoint disabled then, as a platform's late answer does it.
 * Any platform application of this account will do; there is none to be made.
 */
public final class Phones {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GONE = "gone";
    private static final int MAX_TOKEN_LENGTH = 4_096;
    private static final int MAX_TITLE_LENGTH = 60;

    private final Deployment deployment;
    private final Path folder;
    private final Outbox outbox;
    private final Meter meter;
    private final Clock clock;
    private final Pattern application;
    private final Pattern endpoint;

    /** Opens the folder with those of earlier runs. */
    public Phones(Deployment deployment, Path folder, Outbox outbox, Meter meter, Clock clock) throws IOException {
        this.deployment = deployment;
        this.folder = Files.createDirectories(folder);
        this.outbox = outbox;
        this.meter = meter;
        this.clock = clock;
        this.application = Pattern.compile(
                Pattern.quote(deployment.arn("sns", "app/")) + "((GCM|APNS|APNS_SANDBOX)/[A-Za-z0-9_.-]{1,256})");
        this.endpoint = Pattern.compile(Pattern.quote(deployment.arn("sns", "endpoint/"))
                + "(GCM|APNS|APNS_SANDBOX)/[A-Za-z0-9_.-]{1,256}/([0-9a-f-]{36})");
    }

    /** Makes an endpoint, or gives the one that this token has already if it was made with the same attributes. */
    synchronized String create(String applicationArn, String token, String userData, Map<String, String> attributes)
            throws SnsRefusal, IOException {
        Matcher named = application.matcher(applicationArn);
        if (!named.matches()) {
            throw SnsRefusal.missing("PlatformApplication does not exist");
        }
        if (token.length() > MAX_TOKEN_LENGTH) {
            throw SnsRefusal.invalid("Invalid parameter: Token Reason: too long");
        }
        String id = UUID.nameUUIDFromBytes((applicationArn + " " + token).getBytes(StandardCharsets.UTF_8))
                .toString();
        String arn = deployment.arn("sns", "endpoint/" + named.group(1) + "/" + id);
        Map<String, String> wanted = new LinkedHashMap<>(Map.of("Token", token, "CustomUserData", userData));
        wanted.put("Enabled", attributes.getOrDefault("Enabled", "true"));
        Optional<Map<String, String>> known = read(id);
        if (known.isPresent() && !known.get().equals(wanted)) {
            throw SnsRefusal.invalid("Invalid parameter: Token Reason: Endpoint " + arn
                    + " already exists with the same Token, but different attributes.");
        }
        write(id, wanted);
        return arn;
    }

    synchronized Map<String, String> attributes(String arn) throws SnsRefusal, IOException {
        return read(id(arn)).orElseThrow(() -> SnsRefusal.missing("Endpoint does not exist"));
    }

    synchronized void change(String arn, Map<String, String> attributes) throws SnsRefusal, IOException {
        Map<String, String> known = attributes(arn);
        known.putAll(attributes);
        write(id(arn), known);
    }

    /** Forgets an endpoint; one that is not there is forgotten already. */
    synchronized void delete(String arn) throws SnsRefusal, IOException {
        Files.deleteIfExists(file(id(arn)));
    }

    /** Publishes a message to a phone, and gives the message's id. */
    synchronized String publish(String arn, Optional<String> subject, String message) throws SnsRefusal, IOException {
        Map<String, String> phone = attributes(arn);
        if (!phone.getOrDefault("Enabled", "").equals("true")) {
            throw SnsRefusal.disabled();
        }
        meter.count(Metered.PHONE_MESSAGES, "phones", 1);
        boolean isGone = phone.getOrDefault("Token", "").startsWith(GONE);
        if (isGone) {
            phone.put("Enabled", "false");
            write(id(arn), phone);
        }
        outbox.put(new Posted(
                clock.instant(),
                "phone",
                arn,
                subject.orElseGet(() -> title(message)),
                message,
                Optional.empty(),
                Map.of(),
                isGone ? GONE : "taken"));
        return UUID.randomUUID().toString();
    }

    /** The title that a phone would show, wherever its platform has it; else the beginning of the message. */
    private static String title(String message) {
        try {
            JsonNode title = JSON.readTree(message).findValue("title");
            if (title != null && title.isTextual()) {
                return title.asText();
            }
        } catch (JsonProcessingException notJson) {
            // Its beginning will do.
        }
        return message.length() <= MAX_TITLE_LENGTH ? message : message.substring(0, MAX_TITLE_LENGTH) + "…";
    }

    /** The platform of an endpoint: {@code GCM}, {@code APNS} or {@code APNS_SANDBOX}. */
    String platform(String arn) throws SnsRefusal {
        Matcher named = endpoint.matcher(arn);
        if (!named.matches()) {
            throw SnsRefusal.invalid(
                    "Invalid parameter: TargetArn Reason: No endpoint found for the target arn specified");
        }
        return named.group(1);
    }

    private String id(String arn) throws SnsRefusal {
        Matcher named = endpoint.matcher(arn);
        if (!named.matches()) {
            throw SnsRefusal.invalid("Invalid parameter: EndpointArn Reason: no endpoint has such an ARN");
        }
        return named.group(2);
    }

    private Path file(String id) {
        return folder.resolve(id + ".json");
    }

    private Optional<Map<String, String>> read(String id) throws IOException {
        Optional<String> kept = new OwnersFile(file(id)).read();
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        JSON.readTree(kept.get())
                .properties()
                .forEach(each -> attributes.put(each.getKey(), each.getValue().asText()));
        return Optional.of(attributes);
    }

    private void write(String id, Map<String, String> attributes) throws IOException {
        new OwnersFile(file(id)).write(JSON.valueToTree(attributes).toString());
    }
}
