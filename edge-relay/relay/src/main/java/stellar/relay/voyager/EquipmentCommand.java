package stellar.relay.voyager;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/** The equipment: connecting it, cooling, the mount's quick moves, the filter wheel. */
public sealed interface EquipmentCommand extends VoyagerCommand {

    /**
     * Connects all the equipment of the profile.
     *
     * @param timeout how long Voyager tries, whole seconds, up to an hour
     */
    record ConnectSetup(Duration timeout) implements EquipmentCommand {

        public ConnectSetup {
            Limits.patience("TimeoutConnect", timeout);
        }

        @Override
        public String method() {
            return "RemoteSetupConnect";
        }

        @Override
        public ObjectNode params() {
            return JsonNodeFactory.instance.objectNode().put("TimeoutConnect", Math.toIntExact(timeout.toSeconds()));
        }

        @Override
        public Completion completion() {
            return Completion.ByResult.within(timeout.plus(USUAL_LIMIT));
        }
    }

    /**
     * Disconnects all the equipment.
     *
     * @param timeout how long Voyager tries, whole seconds, up to an hour
     */
    record DisconnectSetup(Duration timeout) implements EquipmentCommand {

        public DisconnectSetup {
            Limits.patience("TimeoutDisconnect", timeout);
        }

        @Override
        public String method() {
            return "RemoteSetupDisconnect";
        }

        @Override
        public ObjectNode params() {
            return JsonNodeFactory.instance.objectNode().put("TimeoutDisconnect", Math.toIntExact(timeout.toSeconds()));
        }

        @Override
        public Completion completion() {
            return Completion.ByResult.within(timeout.plus(USUAL_LIMIT));
        }
    }

    /**
     * Cools or warms the camera. Whether {@code IsASync} brings the result at once or at the end is written nowhere, so
     * the limit is that of the end.
     *
     * @param way what the cooler does
     * @param asynchronous Voyager goes on with other work meanwhile
     * @param temperatureDegrees the chip's goal, °C, for the ways that have one
     */
    record Cool(Way way, boolean asynchronous, double temperatureDegrees) implements EquipmentCommand {

        private static final Duration LIMIT = Duration.ofMinutes(30);

        public Cool {
            Limits.real("Temperature", temperatureDegrees, -100, 50, "°C");
        }

        /** What a cooler can be told. */
        public enum Way {
            /** Another goal, nothing else. */
            SET_POINT,
            /** On, and down to the goal. */
            COOL_DOWN,
            /** Slowly up to the air's temperature. */
            WARM_UP,
            /** Off at once. */
            OFF;

            /** True when it needs a temperature. */
            public boolean hasGoal() {
                return this == SET_POINT || this == COOL_DOWN;
            }
        }

        @Override
        public String method() {
            return "RemoteCooling";
        }

        @Override
        public ObjectNode params() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("IsSetPoint", way == Way.SET_POINT)
                    .put("IsCoolDown", way == Way.COOL_DOWN)
                    .put("IsASync", asynchronous)
                    .put("IsWarmup", way == Way.WARM_UP)
                    .put("IsCoolerOFF", way == Way.OFF)
                    .put("Temperature", temperatureDegrees);
        }

        @Override
        public Completion completion() {
            return Completion.ByResult.within(LIMIT);
        }
    }

    /** Moves or stops the mount in one of its simple ways. */
    record MoveMount(Move move) implements EquipmentCommand {

        private static final Duration LIMIT = Duration.ofMinutes(5);

        /** The simple ways ({@code CommandType}). */
        public enum Move implements Coded {
            TRACK(1),
            STOP_TRACKING(2),
            PARK(3),
            UNPARK(4),
            ZENITH(5),
            HOME(6);

            private final int code;

            Move(int code) {
                this.code = code;
            }

            @Override
            public int code() {
                return code;
            }

            /** By Voyager's number, 1 to 6. */
            public static Move of(int commandType) {
                return Limits.coded("CommandType", commandType, values());
            }
        }

        @Override
        public String method() {
            return "RemoteMountFastCommand";
        }

        @Override
        public ObjectNode params() {
            return JsonNodeFactory.instance.objectNode().put("CommandType", move.code());
        }

        @Override
        public Completion completion() {
            return Completion.ByResult.within(LIMIT);
        }
    }

    /**
     * Turns the filter wheel.
     *
     * @param filterIndex from 0
     */
    record ChangeFilter(int filterIndex) implements EquipmentCommand {

        private static final Duration LIMIT = Duration.ofMinutes(2);

        public ChangeFilter {
            Limits.whole("FilterIndex", filterIndex, 0, ImagingCommand.MAX_FILTER_INDEX);
        }

        @Override
        public String method() {
            return "RemoteFilterChangeTo";
        }

        @Override
        public ObjectNode params() {
            return JsonNodeFactory.instance.objectNode().put("FilterIndex", filterIndex);
        }

        @Override
        public Completion completion() {
            return Completion.ByResult.within(LIMIT);
        }
    }
}
