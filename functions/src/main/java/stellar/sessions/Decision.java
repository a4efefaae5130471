package stellar.sessions;

import java.util.List;

/**
 * What a look came to.
 *
 * @param session as it is to be written, before anything is done
 * @param acts what is to be done then, in order
 */
record Decision(Session session, List<Act> acts) {

    Decision {
        acts = List.copyOf(acts);
    }
}
