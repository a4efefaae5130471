package stellar.albums;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.contract.Wire;

/** Hands albums to {@link MakeHandler}, each in an asynchronous invocation of its own. */
public final class LambdaAlbumCall implements AlbumCall {

    private final LambdaClient functions;
    private final String function;

    /** {@code function}: the name of the function that makes albums, with its alias. */
    public LambdaAlbumCall(LambdaClient functions, String function) {
        this.functions = functions;
        this.function = function;
    }

    /** To the function that the setting {@code ALBUM_MAKER_FUNCTION} names. */
    public static LambdaAlbumCall of(Environment environment, Clients clients) {
        return new LambdaAlbumCall(clients.functions(), environment.required("ALBUM_MAKER_FUNCTION"));
    }

    @Override
    public void make(String booking) {
        byte[] event = Wire.writeBytes(Wire.object().put("booking", booking));
        functions.invoke(invoke -> invoke.functionName(function)
                .invocationType(InvocationType.EVENT)
                .payload(SdkBytes.fromByteArrayUnsafe(event)));
    }
}
