package stellar.local.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import stellar.local.kept.OwnersFile;

/** Schedules and their groups on disk: a file a schedule, and one for all groups. */
final class ScheduleFiles {
    private static final String ENDING = ".json";
    /** No name has a plus sign in it, so this is no schedule's file. */
    private static final String GROUPS = "+groups" + ENDING;

    private final ObjectMapper json = new ObjectMapper();
    private final Path folder;

    ScheduleFiles(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    List<Schedule> schedules() throws IOException {
        List<Schedule> schedules = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(ENDING) && !name.equals(GROUPS)) {
                    schedules.add(Schedule.read(json.readTree(file.toFile())));
                }
            }
        }
        return schedules;
    }

    void write(Schedule schedule) throws IOException {
        new OwnersFile(file(schedule.id())).write(schedule.json().toString());
    }

    void remove(Schedule.Id id) throws IOException {
        Files.deleteIfExists(file(id));
    }

    private Path file(Schedule.Id id) {
        return folder.resolve(id.group() + "+" + id.name() + ENDING);
    }

    /** When each group was made. */
    Map<String, Instant> groups() throws IOException {
        Map<String, Instant> groups = new TreeMap<>();
        JsonNode kept =
                json.readTree(new OwnersFile(folder.resolve(GROUPS)).read().orElse("{}"));
        kept.properties()
                .forEach(each ->
                        groups.put(each.getKey(), Instant.parse(each.getValue().asText())));
        return groups;
    }

    void writeGroups(Map<String, Instant> groups) throws IOException {
        ObjectNode kept = json.createObjectNode();
        groups.forEach((name, madeAt) -> kept.put(name, madeAt.toString()));
        new OwnersFile(folder.resolve(GROUPS)).write(kept.toString());
    }
}
