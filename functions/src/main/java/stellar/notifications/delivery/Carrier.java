package stellar.notifications.delivery;

import java.util.List;
import stellar.notifications.Way;

/** Knows the places where people can be told by one way. */
public interface Carrier {

    Way way();

    /** Where a user can be told; may be nowhere. */
    List<Target> targets(String user);
}
