package stellar.cloud;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings a function was deployed with. */
public final class Environment {

    private final Map<String, String> settings;

    public Environment(Map<String, String> settings) {
        this.settings = Map.copyOf(settings);
    }

    /** A setting the function cannot start without; an {@link IllegalStateException} names the missing one. */
    public String required(String name) {
        String value = settings.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("The function's environment has no setting " + name
                    + ". Give it under Environment in template.yaml and deploy again.");
        }
        return value;
    }

    /** A required setting that lists texts between commas, in order; blanks around them do not count. */
    public List<String> requiredList(String name) {
        return Arrays.stream(required(name).split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** Where a service is, when it is not at its usual address ({@code AWS_ENDPOINT_URL_DYNAMODB} and the like). */
    Optional<URI> endpoint(String service) {
        return Optional.ofNullable(settings.get("AWS_ENDPOINT_URL_" + service)).map(URI::create);
    }
}
