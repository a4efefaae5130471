package stellar.targets;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import stellar.Night;
import stellar.OlderCaller;
import stellar.OlderCaller.Question;
import stellar.OpenSockets;
import stellar.commands.Commands;
import stellar.contract.Command;
import stellar.contract.CommandOutcome;
import stellar.contract.DurableEvent;
import stellar.contract.Wire;

/** A telescope's scheduler that older programs ask, on the real tables; the test is the relay. */
abstract class AskedScheduler {

    static final String THINGS = "/api/robotarget/{things}";
    static final String ONE = THINGS + "/{guid}";
    static final String GUID = "8d5f6a52-7a52-4b0e-9a43-1f6f1f2b1a01";
    static final String SET = "{\"Name\":\"Galaxies\",\"ProfileName\":\"Deep.v2y\",\"Status\":0,\"Tag\":\"autumn\"}";

    final Night night = new Night();
    private final OpenSockets sockets = new OpenSockets();
    final OlderCaller caller = new OlderCaller(night);
    private final Commands commands = new Commands(night.tables, night.table("CommandsTable"));
    private final RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler =
            Schedulers.handler(night, sockets, caller);
    private long seq = 1;

    @AfterEach
    void close() {
        sockets.close();
    }

    ObjectNode withKey(Question question, String key, int status) {
        return OlderCaller.read(caller.byKey(handler, question, key), status);
    }

    List<Command> waiting() {
        return commands.waiting(night.telescope, night.clock.instant());
    }

    /** The relay tells this of the one command that waits; a text that is no JSON is a reason. */
    Command answer(CommandOutcome.State state, String told) {
        List<Command> waiting = waiting();
        assertThat(waiting).hasSize(1);
        Command command = waiting.getFirst();
        try {
            boolean isResult = told.startsWith("{");
            CommandOutcome outcome = new CommandOutcome(
                    command.id(),
                    command.method(),
                    state,
                    isResult || told.isEmpty() ? null : told,
                    isResult ? Wire.readObject(told) : null);
            DurableEvent event = night.event(seq++, "command", Wire.tree(outcome));
            night.tables.transactWriteItems(
                    write -> write.transactItems(commands.learn(List.of(event), night.clock.instant())));
            return command;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String words(String text) {
        return text.replace("'G'", "'" + GUID + "'").replace('\'', '"');
    }

    ObjectNode byKey(Question question, int status) {
        return OlderCaller.read(caller.byKey(handler, question), status);
    }

    ObjectNode as(String user, String groups, Question question, int status) {
        return OlderCaller.read(caller.asPerson(handler, question, user, groups), status);
    }
}
