package stellar.local.sockets;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import stellar.local.gateway.Request;
import stellar.local.gateway.SocketOpener;
import stellar.local.lambda.Functions;
import stellar.local.meter.Meter;
import stellar.local.template.Resource.SocketApi;
import stellar.local.template.Template;

/** All WebSocket APIs of the template; each answers at {@code /<its stage>}. */
public final class SocketApis implements SocketOpener {
    private final List<SocketStage> stages;

    /** Makes the APIs ready; two with the same stage cannot share the port. */
    public SocketApis(Template template, Functions functions, SocketLimits limits, Meter meter, Clock clock) {
        List<SocketApi> apis = template.all(SocketApi.class);
        if (apis.stream().map(SocketApi::stage).distinct().count() < apis.size()) {
            throw new IllegalArgumentException("Two WebSocket APIs of the template have the same StageName; on one"
                    + " machine they share a port, so each needs its own.");
        }
        stages = apis.stream()
                .map(api -> new SocketStage(api, template.deployment(), functions, limits, meter, clock))
                .toList();
    }

    @Override
    public Optional<Decision> decide(Request request) throws InterruptedException {
        Optional<SocketStage> stage = stage(request.path().substring(1));
        return stage.isPresent() ? Optional.of(stage.get().decide(request)) : Optional.empty();
    }

    Optional<SocketStage> stage(String name) {
        return stages.stream().filter(stage -> stage.api().stage().equals(name)).findFirst();
    }

    /** How many sockets are open. */
    public int connections() {
        return stages.stream().mapToInt(SocketStage::connections).sum();
    }

    /** The meter is told of the sockets that are open how long they were until now, or since it was told last. */
    public void meterOpen() {
        stages.forEach(SocketStage::meterOpen);
    }

    /** How many messages came in. */
    public long messages() {
        return stages.stream().mapToLong(SocketStage::messages).sum();
    }
}
