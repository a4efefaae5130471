package stellar.live;

import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import stellar.contract.Wire;

/** Hands shares to {@link BroadcastHandler}, each in an asynchronous invocation of its own. */
public final class LambdaHelpers implements Helpers {

    private final LambdaClient functions;
    private final String function;

    /** {@code function}: the broadcast function's name with its alias. */
    public LambdaHelpers(LambdaClient functions, String function) {
        this.functions = functions;
        this.function = function;
    }

    @Override
    public void take(Channel channel, List<String> listeners, List<byte[]> frames) {
        byte[] share = Wire.writeBytes(new Share(channel, listeners, frames).toJson());
        functions.invoke(invoke -> invoke.functionName(function)
                .invocationType(InvocationType.EVENT)
                .payload(SdkBytes.fromByteArrayUnsafe(share)));
    }
}
