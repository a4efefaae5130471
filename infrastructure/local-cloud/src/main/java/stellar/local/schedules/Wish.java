package stellar.local.schedules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import stellar.local.template.ScheduleExpression;
import stellar.local.template.ScheduleExpression.At;
import stellar.local.template.ScheduleExpression.Rate;

/**
 * What somebody asks of a schedule: the body of a request, with Scheduler's defaults filled in and nothing in it that
 * would be left undone here.
 */
record Wish(ObjectNode told) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> KNOWN = Set.of(
            "ActionAfterCompletion",
            "Description",
            "EndDate",
            "FlexibleTimeWindow",
            "ScheduleExpression",
            "ScheduleExpressionTimezone",
            "StartDate",
            "State",
            "Target");
    private static final Set<String> KNOWN_OF_TARGET =
            Set.of("Arn", "RoleArn", "Input", "RetryPolicy", "DeadLetterConfig");
    private static final int MAX_INPUT_BYTES = 256 * 1024;
    private static final int MAX_RETRIES = 185;
    private static final int MIN_AGE_SECONDS = 60;
    private static final int MAX_AGE_SECONDS = 86_400;
    private static final Duration START_MAY_BE_AGO = Duration.ofMinutes(5);

    /** Checks a body, without its group and its token. */
    static Wish read(ObjectNode body) throws SchedulerRefusal {
        refuseOthers(body, KNOWN, "");
        ObjectNode told = body.deepCopy();
        oneOf(told, "State", "ENABLED", "DISABLED");
        oneOf(told, "ActionAfterCompletion", "NONE", "DELETE");
        if (!told.has("ScheduleExpressionTimezone")) {
            told.put("ScheduleExpressionTimezone", "UTC");
        }
        if (!told.at("/FlexibleTimeWindow/Mode").asText().equals("OFF")) {
            throw SchedulerRefusal.invalid("FlexibleTimeWindow.Mode must be OFF; the local cloud knows no other.");
        }
        if (!(told.path("Target") instanceof ObjectNode target)) {
            throw SchedulerRefusal.invalid("Target must be given.");
        }
        readTarget(target);
        return new Wish(told);
    }

    private static void readTarget(ObjectNode target) throws SchedulerRefusal {
        refuseOthers(target, KNOWN_OF_TARGET, "Target.");
        if (!target.path("RoleArn").asText().matches("arn:aws:iam::\\d{12}:role/.+")) {
            throw SchedulerRefusal.invalid("Target.RoleArn must be the ARN of a role.");
        }
        ObjectNode policy = target.withObjectProperty("RetryPolicy");
        refuseOthers(policy, Set.of("MaximumRetryAttempts", "MaximumEventAgeInSeconds"), "Target.RetryPolicy.");
        number(policy, "MaximumRetryAttempts", MAX_RETRIES, 0, MAX_RETRIES);
        number(policy, "MaximumEventAgeInSeconds", MAX_AGE_SECONDS, MIN_AGE_SECONDS, MAX_AGE_SECONDS);
        if (target.has("DeadLetterConfig")
                && !target.at("/DeadLetterConfig/Arn").asText().startsWith("arn:aws:sqs:")) {
            throw SchedulerRefusal.invalid("Target.DeadLetterConfig.Arn must be the ARN of a queue.");
        }
        String input = target.path("Input").asText("{}");
        try {
            JSON.readTree(input);
        } catch (JsonProcessingException notJson) {
            throw SchedulerRefusal.invalid("Target.Input must be JSON for a function.");
        }
        if (input.getBytes(StandardCharsets.UTF_8).length > MAX_INPUT_BYTES) {
            throw SchedulerRefusal.invalid("Target.Input may have " + MAX_INPUT_BYTES + " bytes.");
        }
    }

    /**
     * Checks the times of a schedule that is made or changed now. One that is over already is refused: who asks for it
     * must not rely on being called.
     */
    void checkTimes(Instant now) throws SchedulerRefusal {
        switch (expression().orElse(null)) {
            case null ->
                throw SchedulerRefusal.invalid("Invalid Schedule Expression " + expressionText()
                        + " (the local cloud knows rate(N minutes|hours|days) and at(yyyy-MM-ddTHH:mm:ss)) or time zone "
                        + zone() + ".");
            case At at -> {
                if (at.at().isBefore(now)) {
                    throw SchedulerRefusal.invalid(
                            "Invalid Schedule Expression " + expressionText() + ": it is " + now + " already.");
                }
            }
            case Rate rate -> {
                Optional<Instant> start = date("StartDate");
                if (start.isPresent() && start.get().isBefore(now.minus(START_MAY_BE_AGO))) {
                    throw SchedulerRefusal.invalid("The StartDate you specify cannot be earlier than 5 minutes ago.");
                }
                Optional<Instant> end = date("EndDate");
                if (end.isPresent() && !end.get().isAfter(start.orElse(now))) {
                    throw SchedulerRefusal.invalid("The EndDate you specify must come after the StartDate and now.");
                }
            }
        }
    }

    private static void refuseOthers(ObjectNode map, Set<String> known, String within) throws SchedulerRefusal {
        for (Map.Entry<String, JsonNode> field : map.properties()) {
            if (!known.contains(field.getKey())) {
                throw SchedulerRefusal.invalid(within + field.getKey() + " is not known to the local cloud.");
            }
        }
    }

    private static void oneOf(ObjectNode map, String name, String usual, String other) throws SchedulerRefusal {
        String value = map.path(name).asText(usual);
        if (!value.equals(usual) && !value.equals(other)) {
            throw SchedulerRefusal.invalid(name + " must be " + usual + " or " + other + ", but is " + value + ".");
        }
        map.put(name, value);
    }

    private static void number(ObjectNode map, String name, int usual, int least, int most) throws SchedulerRefusal {
        int value = map.path(name).asInt(usual);
        if (value < least || value > most) {
            throw SchedulerRefusal.invalid(name + " must be " + least + " to " + most + ", but is " + value + ".");
        }
        map.put(name, value);
    }

    Optional<ScheduleExpression> expression() {
        return ScheduleExpression.read(expressionText(), zone());
    }

    private String expressionText() {
        return told.path("ScheduleExpression").asText();
    }

    private String zone() {
        return told.path("ScheduleExpressionTimezone").asText();
    }

    boolean isEnabled() {
        return told.path("State").asText().equals("ENABLED");
    }

    boolean endsDeleted() {
        return told.path("ActionAfterCompletion").asText().equals("DELETE");
    }

    String targetArn() {
        return told.at("/Target/Arn").asText();
    }

    /** The text that the function is called with, when it is not to be Scheduler's own event. */
    Optional<String> input() {
        return Optional.of(told.at("/Target/Input")).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    private Optional<Instant> date(String name) {
        JsonNode seconds = told.path(name);
        return seconds.isNumber()
                ? Optional.of(Instant.ofEpochMilli(seconds.decimalValue()
                        .multiply(BigDecimal.valueOf(1000))
                        .longValue()))
                : Optional.empty();
    }

    /**
     * When it is due first.
     *
     * @param from when it was made or changed
     */
    Optional<Instant> firstDue(Instant from) {
        return switch (expression().orElse(null)) {
            case null -> Optional.empty();
            case At at -> Optional.of(at.at());
            case Rate rate -> Optional.of(date("StartDate").orElse(from));
        };
    }

    /** When it is due next, after it was due then and is fired now; empty when it never is again. */
    Optional<Instant> nextDue(Instant then, Instant now) {
        if (!(expression().orElse(null) instanceof Rate rate)) {
            return Optional.empty();
        }
        long passed = Math.max(0, Duration.between(then, now).dividedBy(rate.every()));
        Instant next = then.plus(rate.every().multipliedBy(passed + 1));
        return date("EndDate").isPresent() && next.isAfter(date("EndDate").get())
                ? Optional.empty()
                : Optional.of(next);
    }
}
