package stellar.clouds;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.condition.EnabledIf;

/** A moto of our own, where Python's is installed: another reader of what Stellar's classes ask. */
@EnabledIf(
        value = "isInstalled",
        disabledReason = "moto_server is not on the PATH, so there is no moto to hold these contracts on.")
class OnMotoTest extends AtAnEndpoint {

    private @Nullable Moto moto;

    static boolean isInstalled() {
        return Moto.program().isPresent();
    }

    @Override
    Endpoint start() throws Exception {
        moto = Moto.start();
        return Endpoint.moto(moto.address(), Endpoint.REGION, () -> Keys.of("test", "test"));
    }

    @Override
    void stop() {
        if (moto != null) {
            moto.close();
        }
    }
}
