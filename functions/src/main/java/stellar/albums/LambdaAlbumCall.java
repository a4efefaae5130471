package stellar.albums;

import stellar.cloud.AsyncFunction;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.contract.Wire;

/** Hands albums to {@link MakeHandler}, each in an asynchronous invocation of its own. */
record LambdaAlbumCall(AsyncFunction function) implements AlbumCall {

    /** To the function that the setting {@code ALBUM_MAKER_FUNCTION} names. */
    static LambdaAlbumCall of(Environment environment, Clients clients) {
        return new LambdaAlbumCall(
                new AsyncFunction(clients.functions(), environment.required("ALBUM_MAKER_FUNCTION")));
    }

    @Override
    public void make(String booking) {
        function.call(Wire.object().put("booking", booking));
    }
}
