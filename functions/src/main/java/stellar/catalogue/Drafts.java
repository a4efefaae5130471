package stellar.catalogue;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The objects being gathered, each found by any of its designations. */
final class Drafts {

    private final Map<String, Draft> byDesignation = new HashMap<>();

    /** Adds an object, or completes the one that has one of its designations already. */
    void add(Draft draft) {
        Draft known = draft.designations.stream()
                .flatMap(designation -> find(designation).stream())
                .findFirst()
                .orElse(draft);
        if (known != draft) {
            known.completeFrom(draft);
        }
        known.designations.forEach(designation -> byDesignation.put(Folding.designation(designation), known));
    }

    Optional<Draft> find(String designation) {
        return Optional.ofNullable(byDesignation.get(Folding.designation(designation)));
    }

    /** Gives an object a designation, from now on the best known of its catalogue; if that was another object, they are one from now on. */
    void call(Draft draft, String designation) {
        Optional<Draft> same = find(designation).filter(other -> other != draft);
        same.ifPresent(draft::completeFrom);
        draft.designations.addFirst(designation);
        draft.designations.forEach(each -> byDesignation.put(Folding.designation(each), draft));
    }

    void drop(Draft draft) {
        draft.designations.forEach(designation -> byDesignation.remove(Folding.designation(designation)));
    }

    /** Each object once. */
    Collection<Draft> all() {
        Set<Draft> all = Collections.newSetFromMap(new IdentityHashMap<>());
        all.addAll(byDesignation.values());
        return all;
    }
}
