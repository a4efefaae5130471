package stellar.local.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** Refuses to start without its setting. */
public final class Stubborn implements RequestHandler<Map<String, Object>, String> {

    /** Always fails. */
    public Stubborn(Map<String, String> environment) {
        throw new IllegalStateException("TABLE is not set among " + environment.size() + " variables.");
    }

    @Override
    public String handleRequest(Map<String, Object> event, Context context) {
        return "never";
    }
}
