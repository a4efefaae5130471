package stellar.local.schedules;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import stellar.local.template.Deployment;

/** Schedules and groups as Scheduler tells of them; its times are seconds since 1970. */
final class ScheduleJson {
    private final Deployment deployment;

    ScheduleJson(Deployment deployment) {
        this.deployment = deployment;
    }

    String arn(Schedule.Id id) {
        return Firing.arn(deployment, id);
    }

    String groupArn(String name) {
        return deployment.arn("scheduler", "schedule-group/" + name);
    }

    /** All of a schedule. */
    ObjectNode whole(Schedule schedule) {
        ObjectNode json = schedule.wish().told().deepCopy();
        return head(json, schedule);
    }

    /** A schedule in a list. */
    ObjectNode line(Schedule schedule) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("State", schedule.wish().isEnabled() ? "ENABLED" : "DISABLED")
                .putObject("Target")
                .put("Arn", schedule.wish().targetArn());
        return head(json, schedule);
    }

    private ObjectNode head(ObjectNode json, Schedule schedule) {
        return json.put("Arn", arn(schedule.id()))
                .put("Name", schedule.id().name())
                .put("GroupName", schedule.id().group())
                .put("CreationDate", seconds(schedule.createdAt()))
                .put("LastModificationDate", seconds(schedule.changedAt()));
    }

    /** A group. */
    ObjectNode group(String name, Instant madeAt) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("Arn", groupArn(name))
                .put("Name", name)
                .put("State", "ACTIVE")
                .put("CreationDate", seconds(madeAt))
                .put("LastModificationDate", seconds(madeAt));
    }

    private static BigDecimal seconds(Instant at) {
        return BigDecimal.valueOf(at.toEpochMilli(), 3);
    }
}
