package stellar.targets;

import java.util.Optional;

/** What may be done with a thing of the scheduler. */
enum Deed {
    LIST("Get", "read"),
    READ("Get", "read"),
    CREATE("Add", "created"),
    CHANGE("Update", "changed"),
    DELETE("Remove", "deleted"),
    ACTIVATE("Update", "activated"),
    DEACTIVATE("Update", "deactivated");

    private final String verb;
    private final String done;

    Deed(String verb, String done) {
        this.verb = verb;
        this.done = done;
    }

    /** The one of a route, by its method and by what follows the thing's place in it. */
    static Optional<Deed> of(String method, String rest) {
        return Optional.ofNullable(
                switch (method + " " + rest) {
                    case "GET " -> LIST;
                    case "POST " -> CREATE;
                    case "GET /{guid}" -> READ;
                    case "PUT /{guid}" -> CHANGE;
                    case "DELETE /{guid}" -> DELETE;
                    case "POST /{guid}/activate" -> ACTIVATE;
                    case "POST /{guid}/deactivate" -> DEACTIVATE;
                    default -> null;
                });
    }

    boolean isQuestion() {
        return this == LIST || this == READ;
    }

    /** The product's own name of the operation. */
    String method(Thing thing) {
        boolean isStatus = thing == Thing.TARGET && (this == ACTIVATE || this == DEACTIVATE);
        return isStatus ? "RoboTargetSetTargetStatus" : "RoboTarget" + verb + thing.word();
    }

    /** What programs are told when it is done: always the same English words. */
    String said(Thing thing) {
        return thing.word() + (this == LIST ? "s " : " ") + done;
    }
}
