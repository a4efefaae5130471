package stellar.simulator.protocol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import stellar.simulator.night.Conductor;
import stellar.simulator.night.Outcome;
import stellar.simulator.robotarget.ShotDone;
import stellar.simulator.robotarget.TargetBook;
import stellar.simulator.robotarget.TargetScheduler;
import stellar.simulator.robotarget.TargetSet;
import stellar.simulator.robotarget.WantedTarget;

/**
 * The methods of the scheduler that are free to use. Each proves by its MAC, the lowercase hex MD5 of the shared secret,
 * the UID and one field of its own, that it may.
 */
final class OpenRoboTargetCommands {
    private final TargetBook book;
    private final TargetScheduler scheduler;
    private final Conductor conductor;
    private final String sharedSecret;

    OpenRoboTargetCommands(TargetBook book, TargetScheduler scheduler, Conductor conductor, String sharedSecret) {
        this.book = book;
        this.scheduler = scheduler;
        this.conductor = conductor;
        this.sharedSecret = sharedSecret;
    }

    Map<String, Command> all() {
        return Map.of(
                "RemoteOpenRoboTargetGetTargetList", proven("", params -> targets()),
                "RemoteOpenRoboTargetGetShotDoneList", proven("RefGuidTarget", this::shotsDone),
                "RemoteOpenRoboTargetRemoveShotDone",
                        proven("ObjUID", params -> change(params, frame -> frame.withDeleted(true))),
                "RemoteOpenRoboTargetRestoreShotDone",
                        proven("ObjUID", params -> change(params, frame -> frame.withDeleted(false))),
                "RemoteOpenRoboTargetUpdateBulkShotDone", proven("RefGuidTarget", this::rate));
    }

    private Command proven(String ownField, Function<Params, Reply> command) {
        return (client, params) -> {
            String extra = ownField.isEmpty() ? "" : params.text(ownField);
            boolean right = mac(sharedSecret + params.text("UID") + extra).equals(params.text("MAC"));
            return right ? command.apply(params) : new Reply.Refused("The MAC is not right for this request.");
        };
    }

    private Reply targets() {
        return new Reply.Done(
                Outcome.ok(Map.of("list", book.targets().stream().map(this::row).toList())));
    }

    private Map<String, Object> row(WantedTarget target) {
        boolean runs = conductor.holds().isEmpty();
        String setName = book.set(target.setGuid()).map(TargetSet::name).orElse("");
        String setTag = book.set(target.setGuid()).map(TargetSet::tag).orElse("");
        String profile = book.set(target.setGuid()).map(TargetSet::profileName).orElse("");
        return Map.of(
                "guid", target.guid(),
                "targetname", target.name(),
                "tag", target.tag(),
                "datecreation", target.created(),
                "status", target.isActive() ? 1 : 0,
                "statusop", scheduler.standing(target, runs).code(),
                "setname", setName,
                "settag", setTag,
                "profilename", profile);
    }

    private Reply shotsDone(Params params) {
        String target = params.text("RefGuidTarget");
        boolean deleted = params.flagOr("IsDeleted", false);
        List<ShotDone> rows = book.done().stream()
                .filter(frame -> frame.targetGuid().equals(target) && frame.deleted() == deleted)
                .toList();
        return new Reply.Done(Outcome.ok(Map.of("list", rows)));
    }

    private Reply change(Params params, UnaryOperator<ShotDone> how) {
        String frame = params.text("ObjUID");
        return new Reply.Done(
                book.change(frame, how) ? Outcome.ok() : Outcome.failed("There is no shot " + frame + "."));
    }

    private Reply rate(Params params) {
        String target = params.text("RefGuidTarget");
        int rating = params.whole("Rating", 0, 10);
        book.done().stream()
                .filter(frame -> frame.targetGuid().equals(target))
                .forEach(frame -> book.change(frame.guid(), old -> old.withRating(rating)));
        return new Reply.Done(Outcome.ok());
    }

    private static String mac(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java knows MD5.", impossible);
        }
    }
}
