package stellar.local.schedules;

import stellar.local.gateway.Refusal;

/** A request that Scheduler does not fulfil; the message is for the caller. */
final class SchedulerRefusal extends Refusal {
    private static final long serialVersionUID = 1;

    private SchedulerRefusal(int status, String type, String message) {
        super(status, type, message);
    }

    static SchedulerRefusal invalid(String message) {
        return new SchedulerRefusal(400, "ValidationException", message);
    }

    static SchedulerRefusal missing(String what, String name) {
        return new SchedulerRefusal(404, "ResourceNotFoundException", what + " " + name + " does not exist.");
    }

    static SchedulerRefusal conflict(String what, String name) {
        return new SchedulerRefusal(409, "ConflictException", what + " " + name + " already exists.");
    }

    static SchedulerRefusal full(int most) {
        return new SchedulerRefusal(402, "ServiceQuotaExceededException", "There are " + most + " schedules already.");
    }
}
