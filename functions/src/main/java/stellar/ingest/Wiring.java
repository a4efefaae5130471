package stellar.ingest;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.cloud.Environment;
import stellar.cloud.Log;
import stellar.commands.Commands;
import stellar.contract.RunningSession;
import stellar.images.Images;
import stellar.live.Announcer;
import stellar.live.Sockets;
import stellar.progress.ProgressDesk;
import stellar.relays.Relay;
import stellar.relays.Relays;
import stellar.telescopes.Telescopes;
import stellar.telescopes.Timeline;

/** Puts the parts of this package together as the settings say. */
final class Wiring {

    /** How long listeners may keep a relay waiting for its acknowledgement. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private Wiring() {}

    static Ingest ingest(
            Environment environment,
            DynamoDbClient tables,
            Relays relays,
            Function<Relay, List<RunningSession>> sessions,
            Sockets sockets,
            Clock clock,
            Log log) {
        Telescopes telescopes = new Telescopes(tables, environment.required("TELESCOPES_TABLE"));
        Commands commands = new Commands(tables, environment.required("COMMANDS_TABLE"));
        BatchTransaction transaction = new BatchTransaction(
                tables,
                relays,
                telescopes,
                new Timeline(tables, environment.required("TIMELINE_TABLE")),
                new Images(tables, environment.required("IMAGES_TABLE")),
                commands);
        Announcer announcer = Announcer.of(environment, tables, sockets, PATIENCE, clock, log);
        return new Ingest(
                relays,
                telescopes,
                commands,
                sessions,
                new RelayStream(transaction),
                announcer,
                new ProgressDesk(environment, tables, telescopes, announcer, clock)::heard,
                clock,
                log);
    }
}
