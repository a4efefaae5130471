package stellar.local.schedules;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import stellar.local.lambda.Functions;
import stellar.local.lambda.RunningFunction;
import stellar.local.template.Resource.LambdaFunction;
import stellar.local.template.Resource.ScheduleGroup;
import stellar.local.template.Resource.Trigger;
import stellar.local.template.Resource.Trigger.Timer;
import stellar.local.template.Template;

/** All schedules with their groups, those of the template and those that functions made. Safe for many threads. */
public final class Schedules implements AutoCloseable {
    /** The group of all that name no other. */
    static final String DEFAULT_GROUP = "default";

    private static final System.Logger LOG = System.getLogger(Schedules.class.getName());
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final Firing firing;
    private final Functions functions;
    private final ScheduleFiles files;
    private final int most;
    private final Clock clock;
    private final Map<Schedule.Id, Schedule> schedules = new TreeMap<>();
    private final Map<String, Instant> groups;
    private final ScheduledExecutorService clockWatch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("schedules").factory());

    /**
     * Reads those of an earlier run, and makes those of the template as it says now. Nothing is fired before
     * {@link #start}.
     *
     * @param most how many schedules there may be
     */
    public Schedules(Template template, Functions functions, Firing firing, Path folder, int most, Clock clock)
            throws IOException {
        this.functions = functions;
        this.firing = firing;
        this.most = most;
        this.clock = clock;
        files = new ScheduleFiles(folder);
        files.schedules().forEach(each -> schedules.put(each.id(), each));
        groups = files.groups();
        Instant now = clock.instant();
        groups.putIfAbsent(DEFAULT_GROUP, now);
        template.all(ScheduleGroup.class).forEach(group -> groups.putIfAbsent(group.name(), now));
        files.writeGroups(groups);
        makeTimers(template, now);
    }

    private void makeTimers(Template template, Instant now) throws IOException {
        Set<Schedule.Id> wanted = new HashSet<>();
        for (LambdaFunction function : template.all(LambdaFunction.class)) {
            for (Trigger trigger : function.triggers()) {
                if (trigger instanceof Timer timer) {
                    Schedule.Id id = new Schedule.Id(timer.group(), timer.name());
                    wanted.add(id);
                    Wish wish = wish(timer, function.arn());
                    Schedule known = schedules.get(id);
                    if (known == null || !known.wish().equals(wish)) {
                        keep(Schedule.made(id, wish, "", now));
                    }
                }
            }
        }
        for (Schedule each : List.copyOf(schedules.values())) {
            if (each.isOfTemplate() && !wanted.contains(each.id())) {
                drop(each.id());
            }
        }
    }

    private static Wish wish(Timer timer, String functionArn) {
        ObjectNode told = JsonNodeFactory.instance
                .objectNode()
                .put("ScheduleExpression", timer.expression())
                .put("ScheduleExpressionTimezone", timer.zone())
                .put("State", timer.enabled() ? "ENABLED" : "DISABLED")
                .put("ActionAfterCompletion", "NONE");
        told.putObject("FlexibleTimeWindow").put("Mode", "OFF");
        ObjectNode target = told.putObject("Target").put("Arn", functionArn);
        timer.input().ifPresent(input -> target.put("Input", input));
        return new Wish(told);
    }

    private void keep(Schedule schedule) throws IOException {
        files.write(schedule);
        schedules.put(schedule.id(), schedule);
    }

    private void drop(Schedule.Id id) throws IOException {
        files.remove(id);
        schedules.remove(id);
    }

    /** Begins to look at the clock. */
    public void start() {
        var unused =
                clockWatch.scheduleWithFixedDelay(this::fireAndLog, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void fireAndLog() {
        try {
            fireDue();
        } catch (IOException | RuntimeException failed) {
            LOG.log(System.Logger.Level.ERROR, "What is due waits for the next look at the clock.", failed);
        }
    }

    /** Fires all that is due by the clock, the longest due first; gives how many. */
    public synchronized int fireDue() throws IOException {
        Instant now = clock.instant();
        List<Schedule> due = schedules.values().stream()
                .filter(each -> each.isDue(now))
                .sorted(Comparator.comparing(each -> each.dueAt().orElseThrow()))
                .toList();
        for (Schedule each : due) {
            firing.fire(each, functions.find(each.wish().targetArn()));
            Schedule next = each.fired(now);
            if (next.dueAt().isEmpty() && each.wish().endsDeleted()) {
                drop(each.id());
            } else {
                keep(next);
            }
        }
        return due.size();
    }

    /** Makes one; the same wish with the same token makes no second one. */
    synchronized void create(Schedule.Id id, Wish wish, String token) throws SchedulerRefusal, IOException {
        requireGroup(id.group());
        requireFunction(wish);
        Schedule known = schedules.get(id);
        if (known != null) {
            if (!token.isEmpty() && known.token().equals(token) && known.wish().equals(wish)) {
                return;
            }
            throw SchedulerRefusal.conflict("Schedule", id.name());
        }
        Instant now = clock.instant();
        wish.checkTimes(now);
        if (schedules.size() >= most) {
            throw SchedulerRefusal.full(most);
        }
        keep(Schedule.made(id, wish, token, now));
    }

    /** Replaces what was asked of one. */
    synchronized void update(Schedule.Id id, Wish wish) throws SchedulerRefusal, IOException {
        requireFunction(wish);
        Schedule known = get(id);
        Instant now = clock.instant();
        wish.checkTimes(now);
        keep(known.changed(wish, now));
    }

    synchronized Schedule get(Schedule.Id id) throws SchedulerRefusal {
        requireGroup(id.group());
        Schedule known = schedules.get(id);
        if (known == null) {
            throw SchedulerRefusal.missing("Schedule", id.name());
        }
        return known;
    }

    synchronized void delete(Schedule.Id id) throws SchedulerRefusal, IOException {
        drop(get(id).id());
    }

    /** All of them, by group and name. */
    synchronized List<Schedule> all() {
        return List.copyOf(schedules.values());
    }

    /** When each group was made, by name. */
    synchronized Map<String, Instant> groups() {
        return new TreeMap<>(groups);
    }

    synchronized void createGroup(String name) throws SchedulerRefusal, IOException {
        if (groups.containsKey(name)) {
            throw SchedulerRefusal.conflict("Schedule group", name);
        }
        groups.put(name, clock.instant());
        files.writeGroups(groups);
    }

    /** Removes a group with all that is in it. */
    synchronized void deleteGroup(String name) throws SchedulerRefusal, IOException {
        requireGroup(name);
        if (name.equals(DEFAULT_GROUP)) {
            throw SchedulerRefusal.invalid("The group default cannot be deleted.");
        }
        for (Schedule.Id id : List.copyOf(schedules.keySet())) {
            if (id.group().equals(name)) {
                drop(id);
            }
        }
        groups.remove(name);
        files.writeGroups(groups);
    }

    private void requireGroup(String name) throws SchedulerRefusal {
        if (!groups.containsKey(name)) {
            throw SchedulerRefusal.missing("Schedule group", name);
        }
    }

    private void requireFunction(Wish wish) throws SchedulerRefusal {
        Optional<RunningFunction> function = functions.find(wish.targetArn());
        if (function.isEmpty()) {
            throw SchedulerRefusal.invalid(
                    "Target.Arn is " + wish.targetArn() + ", but the local cloud calls the template's functions only.");
        }
    }

    /** How many there are. */
    public synchronized int count() {
        return schedules.size();
    }

    /** When the next one is due. */
    public synchronized Optional<Instant> nextDue() {
        return schedules.values().stream()
                .filter(each -> each.wish().isEnabled())
                .flatMap(each -> each.dueAt().stream())
                .min(Comparator.naturalOrder());
    }

    /** Stops looking at the clock; what becomes due is fired after the next start. */
    @Override
    public void close() {
        clockWatch.shutdownNow();
    }
}
