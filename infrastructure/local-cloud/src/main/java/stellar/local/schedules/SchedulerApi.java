package stellar.local.schedules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import stellar.local.gateway.Request;
import stellar.local.gateway.Responder;
import stellar.local.gateway.Response;
import stellar.local.template.Deployment;

/**
 * EventBridge Scheduler's API below {@link #PATH}: schedules and their groups, made, read, changed, deleted and listed. A request must be signed.
 */
public final class SchedulerApi implements Responder {
    /** Where the API begins; the endpoint of clients. */
    public static final String PATH = "/_scheduler";

    private static final Pattern NAMED =
            Pattern.compile(Pattern.quote(PATH) + "/(schedules|schedule-groups)(?:/([0-9a-zA-Z-_.]{1,64}))?");
    private static final int MOST_LISTED = 100;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Schedules schedules;
    private final ScheduleJson told;

    /** Serves these schedules. */
    public SchedulerApi(Schedules schedules, Deployment deployment) {
        this.schedules = schedules;
        this.told = new ScheduleJson(deployment);
    }

    @Override
    public Optional<Response> respond(Request request) {
        if (!request.path().startsWith(PATH + "/")) {
            return Optional.empty();
        }
        if (!request.isSigned()) {
            return Optional.of(error(403, "MissingAuthenticationTokenException", "Missing Authentication Token"));
        }
        Matcher path = NAMED.matcher(request.path());
        if (!path.matches()) {
            return Optional.of(
                    error(404, "UnknownOperationException", "The local cloud does not know this operation."));
        }
        try {
            Optional<String> name = Optional.ofNullable(path.group(2));
            return Optional.of(path.group(1).equals("schedules") ? schedules(request, name) : groups(request, name));
        } catch (SchedulerRefusal refused) {
            return Optional.of(error(refused.status(), refused.type(), refused.message()));
        } catch (IOException failed) {
            return Optional.of(error(500, "InternalServerException", String.valueOf(failed.getMessage())));
        }
    }

    private Response schedules(Request request, Optional<String> name) throws SchedulerRefusal, IOException {
        if (name.isEmpty()) {
            return list(request);
        }
        switch (request.method()) {
            case "GET" -> {
                return ok(told.whole(schedules.get(id(request, name.get()))));
            }
            case "DELETE" -> {
                schedules.delete(id(request, name.get()));
                return ok(JSON.createObjectNode());
            }
            case "POST", "PUT" -> {
                ObjectNode body = body(request);
                JsonNode group = body.remove("GroupName");
                JsonNode token = body.remove("ClientToken");
                Schedule.Id id = new Schedule.Id(group == null ? Schedules.DEFAULT_GROUP : group.asText(), name.get());
                if (request.method().equals("PUT")) {
                    schedules.update(id, Wish.read(body));
                } else {
                    schedules.create(id, Wish.read(body), token == null ? "-" : token.asText());
                }
                return ok(JSON.createObjectNode().put("ScheduleArn", told.arn(id)));
            }
            default -> throw SchedulerRefusal.invalid(request.method() + " is no operation of a schedule.");
        }
    }

    private Response groups(Request request, Optional<String> name) throws SchedulerRefusal, IOException {
        if (name.isEmpty()) {
            return listGroups(request);
        }
        switch (request.method()) {
            case "GET" -> {
                var madeAt = schedules.groups().get(name.get());
                if (madeAt == null) {
                    throw SchedulerRefusal.missing("Schedule group", name.get());
                }
                return ok(told.group(name.get(), madeAt));
            }
            case "DELETE" -> {
                schedules.deleteGroup(name.get());
                return ok(JSON.createObjectNode());
            }
            case "POST" -> {
                schedules.createGroup(name.get());
                return ok(JSON.createObjectNode().put("ScheduleGroupArn", told.groupArn(name.get())));
            }
            default -> throw SchedulerRefusal.invalid(request.method() + " is no operation of a group.");
        }
    }

    private Response list(Request request) throws SchedulerRefusal {
        Optional<String> group = query(request, "ScheduleGroup");
        Optional<String> state = query(request, "State");
        String prefix = query(request, "NamePrefix").orElse("");
        List<Schedule> fitting = schedules.all().stream()
                .filter(each -> group.isEmpty() || each.id().group().equals(group.get()))
                .filter(each -> state.isEmpty()
                        || each.wish().isEnabled() == state.get().equals("ENABLED"))
                .filter(each -> each.id().name().startsWith(prefix))
                .toList();
        return page(
                request,
                "Schedules",
                fitting,
                each -> each.id().group() + "/" + each.id().name(),
                told::line);
    }

    private Response listGroups(Request request) throws SchedulerRefusal {
        String prefix = query(request, "NamePrefix").orElse("");
        var fitting = schedules.groups().entrySet().stream()
                .filter(each -> each.getKey().startsWith(prefix))
                .toList();
        return page(
                request,
                "ScheduleGroups",
                fitting,
                Map.Entry::getKey,
                each -> told.group(each.getKey(), each.getValue()));
    }

    /** A page of a list that is in order; the next one begins behind the last key of this one. */
    private static <T> Response page(
            Request request, String name, List<T> all, Function<T, String> key, Function<T, ObjectNode> json)
            throws SchedulerRefusal {
        if (!request.method().equals("GET")) {
            throw SchedulerRefusal.invalid(request.method() + " needs a name.");
        }
        String asked = query(request, "MaxResults").orElse(Integer.toString(MOST_LISTED));
        if (!asked.matches("[1-9]\\d?|100")) {
            throw SchedulerRefusal.invalid("MaxResults must be 1 to " + MOST_LISTED + ".");
        }
        Optional<String> after = query(request, "NextToken");
        List<T> rest = new ArrayList<>(all);
        boolean passed = after.isEmpty();
        while (!passed && !rest.isEmpty()) {
            passed = key.apply(rest.removeFirst()).equals(after.get());
        }
        List<T> page = rest.subList(0, Math.min(rest.size(), Integer.parseInt(asked)));
        ObjectNode answer = JSON.createObjectNode();
        page.forEach(each -> answer.withArray(name).add(json.apply(each)));
        answer.withArray(name);
        if (page.size() < rest.size()) {
            answer.put("NextToken", key.apply(page.getLast()));
        }
        return ok(answer);
    }

    private static Schedule.Id id(Request request, String name) {
        return new Schedule.Id(query(request, "groupName").orElse(Schedules.DEFAULT_GROUP), name);
    }

    private static Optional<String> query(Request request, String name) {
        return Optional.ofNullable(request.query().get(name)).map(List::getFirst);
    }

    private static ObjectNode body(Request request) throws SchedulerRefusal {
        try {
            if (JSON.readTree(new String(request.body(), StandardCharsets.UTF_8)) instanceof ObjectNode body) {
                return body;
            }
        } catch (JsonProcessingException notJson) {
            // Said below.
        }
        throw SchedulerRefusal.invalid("The body must be a JSON map.");
    }

    private static Response ok(ObjectNode json) {
        return Response.json(200, json.toString());
    }

    private static Response error(int status, String type, String message) {
        return Response.json(
                        status, JSON.createObjectNode().put("Message", message).toString())
                .with("x-amzn-errortype", type);
    }
}
