package stellar.simulator.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import stellar.simulator.night.Conductor;
import stellar.simulator.night.Outcome;
import stellar.simulator.robotarget.TargetBook;
import stellar.simulator.robotarget.TargetSet;
import stellar.simulator.robotarget.WantedShot;
import stellar.simulator.robotarget.WantedTarget;

/** Making and changing sets, targets and shots, under this product's own names for it. */
final class RoboTargetCommands {
    private static final List<Map<String, String>> BASE_SEQUENCES = List.of(
            Map.of(
                    "guid",
                    "8d5f6a52-7a52-4b0e-9a43-1f6f1f2b1a01",
                    "name",
                    "Usual",
                    "profilename",
                    SessionCommands.PROFILE),
            Map.of(
                    "guid",
                    "8d5f6a52-7a52-4b0e-9a43-1f6f1f2b1a02",
                    "name",
                    "Without guiding",
                    "profilename",
                    SessionCommands.PROFILE));

    private final TargetBook book;
    private final Conductor conductor;

    RoboTargetCommands(TargetBook book, Conductor conductor) {
        this.book = book;
        this.conductor = conductor;
    }

    Map<String, Command> all() {
        Map<String, Command> all = new HashMap<>();
        addFor(all, "Set", "Guid", TargetSet.class, book::set, book::put, book::removeSet);
        addFor(all, "Target", "GuidTarget", WantedTarget.class, book::target, book::put, book::removeTarget);
        addFor(all, "Shot", "GuidShot", WantedShot.class, book::shot, book::put, book::removeShot);
        all.put("RoboTargetGetSet", (client, params) -> list(book.sets(), own(params, "Guid", TargetSet::guid)));
        all.put(
                "RoboTargetGetTarget",
                (client, params) -> list(
                        book.targets(),
                        own(params, "GuidTarget", WantedTarget::guid)
                                .and(own(params, "RefGuidSet", WantedTarget::setGuid))));
        all.put(
                "RoboTargetGetShot",
                (client, params) -> list(
                        book.shots(),
                        own(params, "GuidShot", WantedShot::guid)
                                .and(own(params, "RefGuidTarget", WantedShot::targetGuid))));
        all.put("RoboTargetSetTargetStatus", (client, params) -> setStatus(params));
        all.put(
                "RoboTargetListBaseSequences",
                (client, params) -> new Reply.Done(Outcome.ok(Map.of("list", BASE_SEQUENCES))));
        return all;
    }

    private <T> void addFor(
            Map<String, Command> all,
            String kind,
            String guidField,
            Class<T> type,
            Function<String, Optional<T>> find,
            Consumer<T> keep,
            Predicate<String> remove) {
        all.put("RoboTargetAdd" + kind, (client, params) -> {
            String guid = params.text(guidField);
            return find.apply(guid).isPresent()
                    ? failed("There is already a " + kind + " " + guid + "; update it instead.")
                    : keep(Wire.JSON.createObjectNode(), params, type, keep, guid);
        });
        all.put("RoboTargetUpdate" + kind, (client, params) -> {
            String guid = params.text(guidField);
            return find.apply(guid)
                    .map(old -> keep(Wire.JSON.<ObjectNode>valueToTree(old), params, type, keep, guid))
                    .orElseGet(() -> failed("There is no " + kind + " " + guid + "."));
        });
        all.put("RoboTargetRemove" + kind, (client, params) -> {
            String guid = params.text(guidField);
            return remove.test(guid) ? changed() : failed("There is no " + kind + " " + guid + ".");
        });
    }

    private <T> Reply keep(ObjectNode old, Params params, Class<T> type, Consumer<T> keep, String guid) {
        old.setAll(params.all());
        try {
            keep.accept(Wire.JSON.treeToValue(old, type));
        } catch (JsonProcessingException | IllegalArgumentException wrong) {
            return failed(reason(wrong));
        }
        conductor.rethink(false);
        return new Reply.Done(Outcome.ok(Map.of("guid", guid)));
    }

    private Reply setStatus(Params params) {
        String guid = params.text(params.all().has("GuidTarget") ? "GuidTarget" : "RefGuidTarget");
        int status = params.whole("Status", 0, 1);
        Optional<WantedTarget> target = book.target(guid);
        if (target.isEmpty()) {
            return failed("There is no Target " + guid + ".");
        }
        ObjectNode fresh = Wire.JSON.valueToTree(target.get());
        book.put(Wire.JSON.convertValue(fresh.put("Status", status), WantedTarget.class));
        conductor.rethink(status == 0);
        return new Reply.Done(Outcome.ok());
    }

    private Reply changed() {
        conductor.rethink(false);
        return new Reply.Done(Outcome.ok());
    }

    private static <T> Predicate<T> own(Params params, String field, Function<T, String> guid) {
        String wanted = params.textOr(field, "");
        return entry -> wanted.isEmpty() || wanted.equals(guid.apply(entry));
    }

    private static <T> Reply list(Collection<T> entries, Predicate<T> wanted) {
        return new Reply.Done(
                Outcome.ok(Map.of("list", entries.stream().filter(wanted).toList())));
    }

    private static Reply failed(String why) {
        return new Reply.Done(Outcome.failed(why));
    }

    private static String reason(Exception wrong) {
        Throwable cause = wrong.getCause() instanceof IllegalArgumentException own ? own : wrong;
        String text = String.valueOf(cause.getMessage());
        return text.contains("\n") ? text.substring(0, text.indexOf('\n')) : text;
    }
}
