package stellar.simulator.robotarget;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The scheduler's sets, targets, shots and frames, kept in one small JSON file so that a restart finds them again. Every
 * change is on the disk when its method returns.
 */
public final class TargetBook {
    private static final int MOST_ENTRIES = 10_000;

    private final @Nullable Path file;
    private final ObjectMapper json;
    private final Map<String, TargetSet> sets = new LinkedHashMap<>();
    private final Map<String, WantedTarget> targets = new LinkedHashMap<>();
    private final Map<String, WantedShot> shots = new LinkedHashMap<>();
    private final Map<String, ShotDone> done = new LinkedHashMap<>();

    private TargetBook(@Nullable Path file, ObjectMapper json) {
        this.file = file;
        this.json = json;
    }

    /** A book that is forgotten at the end. */
    public static TargetBook inMemory(ObjectMapper json) {
        return new TargetBook(null, json);
    }

    /**
     * The book in {@code robotarget.json} of a folder, which is made when it is not there.
     *
     * @throws IOException when the file cannot be read or is no such book
     */
    public static TargetBook in(Path folder, ObjectMapper json) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("robotarget.json");
        var book = new TargetBook(file, json);
        if (Files.exists(file)) {
            Pages pages = json.readValue(file.toFile(), Pages.class);
            pages.sets().forEach(set -> book.sets.put(set.guid(), set));
            pages.targets().forEach(target -> book.targets.put(target.guid(), target));
            pages.shots().forEach(shot -> book.shots.put(shot.guid(), shot));
            pages.done().forEach(frame -> book.done.put(frame.guid(), frame));
        }
        return book;
    }

    /** All sets in the order they were made; the same holds for the other lists. */
    public Collection<TargetSet> sets() {
        return List.copyOf(sets.values());
    }

    /** All targets. */
    public Collection<WantedTarget> targets() {
        return List.copyOf(targets.values());
    }

    /** All shots. */
    public Collection<WantedShot> shots() {
        return List.copyOf(shots.values());
    }

    /** All frames, those that do not count included. */
    public Collection<ShotDone> done() {
        return List.copyOf(done.values());
    }

    /** The set of that GUID. */
    public Optional<TargetSet> set(String guid) {
        return Optional.ofNullable(sets.get(guid));
    }

    /** The target of that GUID. */
    public Optional<WantedTarget> target(String guid) {
        return Optional.ofNullable(targets.get(guid));
    }

    /** The shot of that GUID. */
    public Optional<WantedShot> shot(String guid) {
        return Optional.ofNullable(shots.get(guid));
    }

    /** Adds or changes a set. */
    public void put(TargetSet set) {
        put(sets, set.guid(), set);
    }

    /**
     * Adds or changes a target.
     *
     * @throws IllegalArgumentException when its set is not there
     */
    public void put(WantedTarget target) {
        if (!sets.containsKey(target.setGuid())) {
            throw new IllegalArgumentException("There is no set " + target.setGuid() + "; add it first.");
        }
        put(targets, target.guid(), target);
    }

    /**
     * Adds or changes a shot.
     *
     * @throws IllegalArgumentException when its target is not there
     */
    public void put(WantedShot shot) {
        if (!targets.containsKey(shot.targetGuid())) {
            throw new IllegalArgumentException("There is no target " + shot.targetGuid() + "; add it first.");
        }
        put(shots, shot.guid(), shot);
    }

    /** Notes a frame. */
    public void put(ShotDone frame) {
        put(done, frame.guid(), frame);
    }

    /** Takes a set out, with its targets; false when it is not there. */
    public boolean removeSet(String guid) {
        boolean there = sets.remove(guid) != null;
        targets.values().stream()
                .filter(target -> target.setGuid().equals(guid))
                .map(WantedTarget::guid)
                .toList()
                .forEach(this::dropTarget);
        save();
        return there;
    }

    /** Takes a target out, with its shots and frames; false when it is not there. */
    public boolean removeTarget(String guid) {
        boolean there = dropTarget(guid);
        save();
        return there;
    }

    /** Takes a shot out; false when it is not there. */
    public boolean removeShot(String guid) {
        boolean there = shots.remove(guid) != null;
        save();
        return there;
    }

    /** Changes what is noted of a frame; false when it is not there. */
    public boolean change(String frameGuid, UnaryOperator<ShotDone> how) {
        boolean there = done.computeIfPresent(frameGuid, (guid, frame) -> how.apply(frame)) != null;
        save();
        return there;
    }

    private boolean dropTarget(String guid) {
        shots.values().removeIf(shot -> shot.targetGuid().equals(guid));
        done.values().removeIf(frame -> frame.targetGuid().equals(guid));
        return targets.remove(guid) != null;
    }

    private <T> void put(Map<String, T> into, String guid, T entry) {
        if (into.size() >= MOST_ENTRIES && !into.containsKey(guid)) {
            throw new IllegalArgumentException("The simulator keeps at most " + MOST_ENTRIES + " entries of a kind.");
        }
        into.put(guid, entry);
        save();
    }

    private void save() {
        if (file == null) {
            return;
        }
        Path fresh = file.resolveSibling("robotarget.json.new");
        try {
            json.writerWithDefaultPrettyPrinter()
                    .writeValue(
                            fresh.toFile(),
                            new Pages(
                                    List.copyOf(sets.values()),
                                    List.copyOf(targets.values()),
                                    List.copyOf(shots.values()),
                                    List.copyOf(done.values())));
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException refused) {
            throw new UncheckedIOException("The targets could not be saved in " + file + ".", refused);
        }
    }

    private record Pages(
            @JsonProperty("sets") List<TargetSet> sets,
            @JsonProperty("targets") List<WantedTarget> targets,
            @JsonProperty("shots") List<WantedShot> shots,
            @JsonProperty("done") List<ShotDone> done) {}
}
