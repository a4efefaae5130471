package stellar.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import stellar.contract.Wire;

/** Another function, which is handed work and not waited for: Lambda calls it soon, at least once. */
public final class AsyncFunction {

    private final LambdaClient functions;
    private final String name;

    /** {@code name}: the function's, with its alias. */
    public AsyncFunction(LambdaClient functions, String name) {
        this.functions = functions;
        this.name = name;
    }

    /**
     * Hands it an event.
     *
     * @throws software.amazon.awssdk.core.exception.SdkException when nobody took it over
     */
    public void call(JsonNode event) {
        byte[] bytes = Wire.writeBytes(event);
        functions.invoke(invoke -> invoke.functionName(name)
                .invocationType(InvocationType.EVENT)
                .payload(SdkBytes.fromByteArrayUnsafe(bytes)));
    }
}
