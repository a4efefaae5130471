package stellar.relay.voyager;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import stellar.relay.voyager.Proof.Meaning;

/** Pointing, focusing, solving, and running what was saved. A single shot is {@link CameraShot}. */
public sealed interface ImagingCommand extends VoyagerCommand
        permits CameraShot,
                ImagingCommand.Point,
                ImagingCommand.Focus,
                ImagingCommand.Solve,
                ImagingCommand.RunSequence,
                ImagingCommand.RunDragScript {

    /** No wheel has more filters. */
    int MAX_FILTER_INDEX = 99;

    /**
     * Points at a place, looks where the telescope really is, and corrects.
     *
     * @param raJ2000Hours 0 ≤ hours &lt; 24
     * @param decJ2000Degrees −90 to 90
     * @param parallelized Voyager does other work meanwhile
     */
    record Point(double raJ2000Hours, double decJ2000Degrees, boolean parallelized) implements ImagingCommand {

        private static final Duration LIMIT = Duration.ofMinutes(10);
        private static final Proof PROOF = new Proof.ByField(
                "ActionResult",
                Map.of(
                        "0", new Meaning(false, "The pointing failed."),
                        "1", new Meaning(true, null),
                        "2", new Meaning(false, "The telescope ended too far from the place asked for."),
                        "3",
                                new Meaning(
                                        true,
                                        "Plate solving is switched off in Voyager, so nobody looked whether the telescope"
                                                + " is really there.")));

        public Point {
            Limits.real("RA", raJ2000Hours, 0, Math.nextDown(24.0), "hours");
            Limits.real("DEC", decJ2000Degrees, -90, 90, "degrees");
        }

        /** The place written in base 60, {@code 13:29:52} and {@code 47° 11' 43"} for instance. */
        public static Point at(String raText, String decText, boolean parallelized) {
            Coordinate ra = Coordinate.hours(raText);
            if (ra == null) {
                throw new IllegalArgumentException("RAText must be hours, minutes and seconds, such as 13:29:52.");
            }
            Coordinate dec = Coordinate.latitude(decText);
            if (dec == null) {
                throw new IllegalArgumentException("DECText must be degrees, minutes and seconds, such as +47 11 43.");
            }
            return new Point(ra.value(), dec.value(), parallelized);
        }

        @Override
        public String method() {
            return "RemotePrecisePointTarget";
        }

        @Override
        public ObjectNode params() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("IsText", false)
                    .put("RA", raJ2000Hours)
                    .put("DEC", decJ2000Degrees)
                    .put("RAText", "")
                    .put("DECText", "")
                    .put("Parallelized", parallelized);
        }

        @Override
        public Completion completion() {
            return new Completion.ByResult(LIMIT, PROOF);
        }
    }

    /** Focuses. The {@link AutoFocusResult} that comes before the result may say that it failed. */
    record Focus(Mode mode) implements ImagingCommand {

        private static final Duration LIMIT = Duration.ofMinutes(15);

        /** On what ({@code FocusMode}). */
        public enum Mode implements Coded {
            STAR(0),
            ACQUIRE(1),
            ON_PLACE(2),
            ROBO_STAR(3),
            LOCAL_FIELD(4);

            private final int code;

            Mode(int code) {
                this.code = code;
            }

            @Override
            public int code() {
                return code;
            }

            /** By Voyager's number, 0 to 4. */
            public static Mode of(int focusMode) {
                return Limits.coded("FocusMode", focusMode, values());
            }
        }

        @Override
        public String method() {
            return "RemoteFocusEx";
        }

        @Override
        public ObjectNode params() {
            return JsonNodeFactory.instance.objectNode().put("FocusMode", mode.code());
        }

        @Override
        public Completion completion() {
            return new Completion.ByResult(LIMIT, new Proof.ByFocus());
        }
    }

    /**
     * Finds out where the telescope looks.
     *
     * @param blind without a place to begin from
     * @param sync tells the mount where it is
     */
    record Solve(boolean blind, boolean sync) implements ImagingCommand {

        private static final Duration LIMIT = Duration.ofMinutes(5);
        private static final Duration BLIND_LIMIT = Duration.ofMinutes(10);
        private static final Proof PROOF = new Proof.ByField(
                "IsSolved",
                Map.of(
                        "true", new Meaning(true, null),
                        "false", new Meaning(false, "The stars in the picture could not be recognised.")));

        @Override
        public String method() {
            return "RemoteSolveActualPosition";
        }

        @Override
        public ObjectNode params() {
            return JsonNodeFactory.instance.objectNode().put("IsBlind", blind).put("IsSync", sync);
        }

        @Override
        public Completion completion() {
            return new Completion.ByResult(blind ? BLIND_LIMIT : LIMIT, PROOF);
        }
    }

    /**
     * Runs a saved sequence; its result comes at its end, which may be the morning.
     *
     * @param file its name or path on Voyager's computer
     * @param startFlag how Voyager begins it, Voyager's own number
     */
    record RunSequence(String file, int startFlag) implements ImagingCommand {

        private static final Duration LONGEST_NIGHT = Duration.ofHours(24);

        public RunSequence {
            Limits.text("SequenceFile", file, 1, Limits.MAX_TEXT_LENGTH);
            Limits.whole("StartFlag", startFlag, 0, 1000);
        }

        @Override
        public String method() {
            return "RemoteSequence";
        }

        @Override
        public ObjectNode params() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("SequenceFile", file)
                    .put("StartFlag", startFlag);
        }

        @Override
        public Completion completion() {
            return Completion.ByResult.within(LONGEST_NIGHT);
        }
    }

    /**
     * Starts a script. It has no result: it is done when the live data name a running script.
     *
     * @param file the script's name or path on Voyager's computer
     * @param startNodeUid the node it begins at; empty for its beginning
     */
    record RunDragScript(String file, String startNodeUid) implements ImagingCommand {

        public RunDragScript {
            Limits.text("DragScriptFile", file, 1, Limits.MAX_TEXT_LENGTH);
            Limits.text("StartNodeUID", startNodeUid, 0, 100);
        }

        @Override
        public String method() {
            return "RemoteDragScript";
        }

        @Override
        public ObjectNode params() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("DragScriptFile", file)
                    .put("StartNodeUID", startNodeUid);
        }

        @Override
        public Completion completion() {
            return new Completion.ByState(
                    USUAL_LIMIT,
                    event ->
                            event instanceof ControlData data && data.sequence().script() != null);
        }
    }
}
