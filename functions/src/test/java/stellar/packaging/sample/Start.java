package stellar.packaging.sample;

import java.util.List;
import java.util.function.Supplier;
import stellar.packaging.sample.away.Called;
import stellar.packaging.sample.away.Found;
import stellar.packaging.sample.away.Held;

/** From where everything is reached. */
public final class Start {
    static final String BY_NAME = "stellar.packaging.sample.away.Named";

    List<Held> held = List.of();

    Supplier<String> call() {
        return Called::word;
    }

    Class<?> service() {
        return Found.class;
    }
}
