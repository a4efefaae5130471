package stellar.sessions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import stellar.bookings.Booking;
import stellar.contract.Wire;
import stellar.plans.Plan;
import stellar.plans.Priority;
import stellar.plans.Shot;

/**
 * A booking's set, target and shots in the words of the relay's RoboTarget vocabulary. Their GUIDs follow from the booking, so
 * that what is there is found again whoever looks.
 */
final class RoboTarget {

    static final String GET_SEQUENCES = "get-sequences";
    static final String GET_SET = "get-set";
    static final String GET_TARGET = "get-target";
    static final String GET_SHOTS = "get-shots";
    static final String REMOVE_SET = "remove-set";
    static final String STOP = "stop";
    static final String UNPARK = "unpark";

    static final String NO_PLAN = "The plan is not one for this telescope any more.";
    static final String NO_FILTER = "The telescope has not all filters of the plan.";

    /** What is asked first in each round; the rest follows from the answers. */
    static final List<String> QUESTIONS = List.of(GET_SEQUENCES, GET_SET, GET_TARGET, GET_SHOTS);

    /** The filters by their index; one of another name has its place in the telescope's wheel. */
    private static final List<String> FILTERS = List.of("L", "R", "G", "B", "Ha", "OIII", "SII");

    private static final int MOUNT_UNPARK = 4;
    private static final int LIGHT = 0;
    private static final int OFF = 1;

    private final Booking booking;
    private final Optional<Plan> plan;
    private final List<String> wheel;
    private final Session session;

    RoboTarget(Booking booking, Optional<Plan> plan, List<String> wheel, Session session) {
        this.booking = booking;
        this.plan = plan;
        this.wheel = wheel;
        this.session = session;
    }

    /** What a step asks: Voyager's method by the product's name, and its parameters. */
    record Wish(String method, ObjectNode params) {}

    /** The GUID of a part of a booking. */
    static String guid(String booking, String part) {
        return UUID.nameUUIDFromBytes(("robotarget/" + booking + "/" + part).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** The GUID of a shot by its place in the plan, from 0. */
    static String shot(String booking, int index) {
        return guid(booking, "shot/" + index);
    }

    /** Why this plan can never be put into a schedule; empty when it can. */
    Optional<String> flaw() {
        if (plan.isEmpty()) {
            return Optional.of(NO_PLAN);
        }
        boolean hasAll = plan.get().shots().stream().allMatch(shot -> filterIndex(shot.filter()) >= 0);
        return hasAll ? Optional.empty() : Optional.of(NO_FILTER);
    }

    /** What is to be put, changed and taken out, in order, after these answers to the questions. */
    List<String> puts(Answer set, Answer target, Answer shots) {
        List<String> puts = new ArrayList<>();
        puts.add((set.lists(guid(booking.id(), "set")) ? "update" : "add") + "-set");
        puts.add((target.lists(guid(booking.id(), "target")) ? "update" : "add") + "-target");
        int wanted = plan.map(one -> one.shots().size()).orElse(0);
        for (int i = 0; i < Plan.MOST_SHOTS; i++) {
            boolean isThere = shots.lists(shot(booking.id(), i));
            if (i < wanted) {
                puts.add((isThere ? "update" : "add") + "-shot-" + i);
            } else if (isThere) {
                puts.add("remove-shot-" + i);
            }
        }
        return puts;
    }

    /** What a step asks. */
    Wish wish(String step) {
        return switch (step) {
            case GET_SEQUENCES -> new Wish("RoboTargetListBaseSequences", Wire.object());
            case GET_SET -> new Wish("RoboTargetGetSet", Wire.object().put("Guid", setGuid()));
            case GET_TARGET -> new Wish("RoboTargetGetTarget", Wire.object().put("GuidTarget", targetGuid()));
            // The shots of a target: its own field stands second in a question for shots.
            case GET_SHOTS -> new Wish("RoboTargetGetShot", Wire.object().put("RefGuidTarget", targetGuid()));
            case "add-set" -> new Wish("RoboTargetAddSet", set());
            case "update-set" -> new Wish("RoboTargetUpdateSet", set());
            case REMOVE_SET -> new Wish("RoboTargetRemoveSet", Wire.object().put("Guid", setGuid()));
            case "add-target" -> new Wish("RoboTargetAddTarget", target());
            case "update-target" -> new Wish("RoboTargetUpdateTarget", target());
            case Session.ON -> new Wish("RoboTargetSetTargetStatus", status(0));
            case Session.OFF -> new Wish("RoboTargetSetTargetStatus", status(OFF));
            case UNPARK -> new Wish("RemoteMountFastCommand", Wire.object().put("CommandType", MOUNT_UNPARK));
            case STOP -> new Wish("Abort", Wire.object().put("IsHalt", true));
            default -> shotWish(step);
        };
    }

    private Wish shotWish(String step) {
        int index = Integer.parseInt(step.substring(step.lastIndexOf('-') + 1));
        return switch (step.substring(0, step.indexOf('-'))) {
            case "add" -> new Wish("RoboTargetAddShot", shot(index));
            case "update" -> new Wish("RoboTargetUpdateShot", shot(index));
            case "remove" -> new Wish("RoboTargetRemoveShot", Wire.object().put("GuidShot", shot(booking.id(), index)));
            default -> throw new IllegalStateException("Session " + booking.id() + " has a step " + step + ".");
        };
    }

    private ObjectNode set() {
        return Wire.object()
                .put("Guid", setGuid())
                .put("Name", "User_" + booking.user() + "_Booking_" + booking.id())
                .put("ProfileName", session.profile())
                .put("Status", 0)
                .put("Tag", tag());
    }

    private ObjectNode target() {
        Plan wanted = plan.orElseThrow();
        ObjectNode target = Wire.object()
                .put("GuidTarget", targetGuid())
                .put("RefGuidSet", setGuid())
                .put("TargetName", wanted.target().name())
                .put("RAJ2000", wanted.target().place().raHours())
                .put("DECJ2000", wanted.target().place().decDegrees());
        if (!session.baseSequence().isEmpty()) {
            target.put("RefGuidBaseSequence", session.baseSequence());
        }
        return target.put("Tag", tag())
                .put("DateCreation", booking.madeAt().getEpochSecond())
                .put("Status", OFF)
                .put("Priority", priority(wanted.constraints().priority()))
                .put("IsRepeat", false)
                .put("C_Mask", "BDE")
                .put("C_AltMin", wanted.constraints().minimumAltitudeDegrees())
                .put("C_HAStart", wanted.constraints().fromHourAngleHours())
                .put("C_HAEnd", wanted.constraints().toHourAngleHours());
    }

    private ObjectNode shot(int index) {
        Shot wanted = plan.orElseThrow().shots().get(index);
        ObjectNode shot = Wire.object()
                .put("GuidShot", shot(booking.id(), index))
                .put("RefGuidTarget", targetGuid())
                .put("FilterIndex", filterIndex(wanted.filter()))
                .put("Num", wanted.count())
                .put("Exposure", wanted.exposure().toMillis() / 1000.0)
                .put("Bin", wanted.binning())
                .put("Type", LIGHT)
                .put("Order", index)
                .put("Enabled", true);
        if (wanted.gain() != null) {
            shot.put("Gain", wanted.gain());
        }
        if (wanted.offset() != null) {
            shot.put("Offset", wanted.offset());
        }
        return shot;
    }

    private static int priority(Priority priority) {
        return switch (priority) {
            case LOW -> 1;
            case NORMAL -> 2;
            case HIGH -> 3;
        };
    }

    private ObjectNode status(int status) {
        return Wire.object().put("RefGuidTarget", targetGuid()).put("Status", status);
    }

    private int filterIndex(String filter) {
        int known = FILTERS.indexOf(filter);
        int place = known >= 0 ? known : wheel.indexOf(filter);
        return place < FILTERS.size() ? place : -1;
    }

    private String setGuid() {
        return guid(booking.id(), "set");
    }

    private String targetGuid() {
        return guid(booking.id(), "target");
    }

    private String tag() {
        return "stellar_booking_" + booking.id();
    }
}
