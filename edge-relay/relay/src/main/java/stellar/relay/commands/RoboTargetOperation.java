package stellar.relay.commands;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What Voyager's scheduler can be asked to do with sets, targets and shots, under this product's own names. What they are
 * called on the wire the {@link Vocabulary} says.
 */
enum RoboTargetOperation {
    ADD_SET("RoboTargetAddSet", Thing.SET, 2, Thing.ALL),
    UPDATE_SET("RoboTargetUpdateSet", Thing.SET, 1, Thing.ALL),
    REMOVE_SET("RoboTargetRemoveSet", Thing.SET, 1, 1),
    GET_SET("RoboTargetGetSet", Thing.SET, 0, 1),
    ADD_TARGET("RoboTargetAddTarget", Thing.TARGET, 5, Thing.ALL),
    UPDATE_TARGET("RoboTargetUpdateTarget", Thing.TARGET, 1, Thing.ALL),
    REMOVE_TARGET("RoboTargetRemoveTarget", Thing.TARGET, 1, 1),
    GET_TARGET("RoboTargetGetTarget", Thing.TARGET, 0, 2),
    ADD_SHOT("RoboTargetAddShot", Thing.SHOT, 5, Thing.ALL),
    UPDATE_SHOT("RoboTargetUpdateShot", Thing.SHOT, 1, Thing.ALL),
    REMOVE_SHOT("RoboTargetRemoveShot", Thing.SHOT, 1, 1),
    GET_SHOT("RoboTargetGetShot", Thing.SHOT, 0, 2),
    SET_TARGET_STATUS("RoboTargetSetTargetStatus", Thing.STATUS, 2, 2),
    LIST_BASE_SEQUENCES("RoboTargetListBaseSequences", Thing.NOTHING, 0, 0);

    private final String productName;
    private final Thing thing;
    private final int needed;
    private final int allowed;

    /**
     * @param needed how many of the thing's first fields must be given
     * @param allowed how many of them may be given
     */
    RoboTargetOperation(String productName, Thing thing, int needed, int allowed) {
        this.productName = productName;
        this.thing = thing;
        this.needed = needed;
        this.allowed = allowed;
    }

    /** What the operations are about. */
    enum Thing {
        SET("set"),
        TARGET("target"),
        SHOT("shot"),
        STATUS("status"),
        NOTHING("nothing");

        /** All the fields a thing has. */
        private static final int ALL = Integer.MAX_VALUE;

        private final String word;

        Thing(String word) {
            this.word = word;
        }

        /** What the names of its fields begin with in a {@link Vocabulary}. */
        String word() {
            return word;
        }

        List<Field> fields() {
            return switch (this) {
                case SET -> RoboTargetFields.SET;
                case TARGET -> RoboTargetFields.TARGET;
                case SHOT -> RoboTargetFields.SHOT;
                case STATUS -> RoboTargetFields.STATUS;
                case NOTHING -> List.of();
            };
        }
    }

    static Optional<RoboTargetOperation> named(String productName) {
        return Arrays.stream(values())
                .filter(operation -> operation.productName.equals(productName))
                .findFirst();
    }

    String productName() {
        return productName;
    }

    Thing thing() {
        return thing;
    }

    List<Field> needed() {
        return thing.fields().subList(0, needed);
    }

    List<Field> allowed() {
        return thing.fields().subList(0, Math.min(allowed, thing.fields().size()));
    }
}
