package stellar.relay.setup;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import stellar.contract.PairingGrant;
import stellar.contract.Wire;

/** What the set-up page shows at first: the settings that are there, and never a secret. */
final class SetUpState {

    private SetUpState() {}

    static ObjectNode of(Present present, @Nullable PairingGrant grant, Clock clock) {
        ObjectNode state = Wire.object();
        state.put("now", clock.instant().toString());
        state.put("file", present.file().toString());
        state.put("cloud", Objects.requireNonNullElse(present.text("cloud.url"), ""));
        state.put("store", Objects.requireNonNullElse(present.text("store.directory"), "store"));
        state.put(
                "network",
                Objects.requireNonNullElse(present.text("page.listen"), "").startsWith("0.0.0.0:"));
        List<String> telescopes = new ArrayList<>();
        if (grant != null) {
            state.put("relay", grant.relay());
            telescopes.addAll(grant.telescopes());
        } else if (present.isPaired()) {
            state.put("relay", present.text("relay.id"));
            telescopes.addAll(present.telescopes());
        }
        ArrayNode names = state.putArray("telescopes");
        telescopes.forEach(names::add);
        ArrayNode voyagers = state.putArray("voyagers");
        for (int n = 1; n <= Wanted.MAX_VOYAGERS; n++) {
            String prefix = "voyager." + n + ".";
            String telescope = present.text(prefix + "telescope");
            if (telescope != null) {
                String user = present.text(prefix + "user");
                ObjectNode voyager = voyagers.addObject();
                voyager.put("telescope", telescope);
                voyager.put("host", present.text(prefix + "host"));
                voyager.put("port", present.text(prefix + "port"));
                voyager.put("user", Objects.requireNonNullElse(user, ""));
                voyager.put("hasPassword", present.password(telescope, user).isPresent());
                voyager.put("windowsImages", present.text(prefix + "images.windows"));
                voyager.put("localImages", present.text(prefix + "images.local"));
            }
        }
        return state;
    }
}
