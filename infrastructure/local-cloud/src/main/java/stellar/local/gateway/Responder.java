package stellar.local.gateway;

import java.util.Optional;

/** Answers the requests it knows. */
@FunctionalInterface
public interface Responder {

    /** The answer, or nothing when this request is not for this responder. Called on a virtual thread; it may wait. */
    Optional<Response> respond(Request request) throws InterruptedException;
}
