package stellar.simulator.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import stellar.simulator.night.Conductor;
import stellar.simulator.night.Observatory;
import stellar.simulator.night.Outcome;

/** Finds the command for a request, and gives the first answer and, where there is one, the second. */
public final class Commands {
    private static final Set<String> WITHOUT_UID = Set.of("Abort", "disconnect");
    private static final String LOGIN = "AuthenticateUserBase";

    private final Map<String, Command> methods;
    private final Conductor conductor;
    private final Observatory observatory;
    private final Envelope envelope;
    private final Clients clients;
    private final LinkFaults faults;
    private final CommandLog log;

    Commands(
            Map<String, Command> methods,
            Conductor conductor,
            Observatory observatory,
            Envelope envelope,
            Clients clients,
            LinkFaults faults,
            CommandLog log) {
        this.methods = Map.copyOf(methods);
        this.conductor = conductor;
        this.observatory = observatory;
        this.envelope = envelope;
        this.clients = clients;
        this.faults = faults;
        this.log = log;
    }

    /** Answers one request of a client. */
    void answer(Client client, Request.Call call) {
        Reply reply = reply(client, call);
        boolean accepted = !(reply instanceof Reply.Refused || reply instanceof Reply.Rejected);
        log.add(new ReceivedCommand(
                envelope.agenda().now(), client.number(), call.method(), shown(call), call.id(), accepted));
        switch (reply) {
            case Reply.Refused(String why) -> client.tell(error(call.id(), why));
            case Reply.Rejected(String why) -> {
                client.tell(error(call.id(), why));
                client.closeWhenSent();
            }
            case Reply.Welcome(ObjectNode authbase) ->
                client.tell(answer(call.id()).set("authbase", authbase));
            case Reply.Accepted(Runnable then) -> {
                accept(client, call);
                then.run();
            }
            case Reply.Done(Outcome outcome) -> {
                accept(client, call);
                end(client, call, outcome);
            }
            case Reply.Begins begins -> {
                accept(client, call);
                begins.signal().ifPresent(observatory.journal()::signal);
                conductor.perform(uid(call), begins.name(), worked(begins.work()), end(client, call));
            }
            case Reply.BeginsBeside begins -> {
                accept(client, call);
                observatory.journal().signal(begins.signal());
                conductor.performBeside(uid(call), begins.name(), worked(begins.work()), end(client, call));
            }
        }
    }

    private Reply reply(Client client, Request.Call call) {
        Command command = methods.get(call.method());
        if (!client.isAuthenticated() && !call.method().equals(LOGIN)) {
            return new Reply.Rejected("Log in with " + LOGIN + " first.");
        }
        if (command == null) {
            return new Reply.Refused("The method " + call.method() + " is not known.");
        }
        try {
            if (!WITHOUT_UID.contains(call.method())) {
                call.params().text("UID");
            }
            Reply reply = command.answer(client, call.params());
            Optional<String> refusal = reply instanceof Reply.Begins ? conductor.refusal() : Optional.empty();
            return refusal.<Reply>map(Reply.Refused::new).orElse(reply);
        } catch (Params.Wrong wrong) {
            return new Reply.Refused(wrong.getMessage() == null ? "" : wrong.getMessage());
        }
    }

    /** The work, or what comes of it when the next action is to fail. */
    private Supplier<Outcome> worked(Supplier<Outcome> work) {
        return observatory.mishaps().takeAction() ? () -> Outcome.failed("An error was asked for by hand.") : work;
    }

    private Consumer<Outcome> end(Client client, Request.Call call) {
        return outcome -> end(client, call, outcome);
    }

    private static String uid(Request.Call call) {
        return call.params().text("UID");
    }

    private void accept(Client client, Request.Call call) {
        client.tell(answer(call.id()).put("result", 0));
        if (faults.takeCutAfterAcceptance()) {
            client.closeWhenSent();
        }
    }

    private void end(Client client, Request.Call call, Outcome outcome) {
        if (clients.isHere(client)) {
            client.tell(envelope.event("RemoteActionResult")
                    .put("UID", uid(call))
                    .put("ActionResultInt", Wire.number(outcome.result()))
                    .put("Motivo", outcome.reason())
                    .set("ParamRet", Wire.JSON.valueToTree(outcome.values())));
        }
    }

    private static ObjectNode answer(long id) {
        return Wire.JSON.createObjectNode().put("jsonrpc", "2.0").put("id", id);
    }

    private static ObjectNode error(long id, String message) {
        ObjectNode answer = answer(id);
        answer.putObject("error").put("code", 1).put("message", message);
        return answer;
    }

    private static ObjectNode shown(Request.Call call) {
        ObjectNode params = call.params().all().deepCopy();
        if (params.has("Base")) {
            params.put("Base", "left out");
        }
        return params;
    }
}
