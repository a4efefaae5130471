package stellar.targets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import stellar.cloud.Refusal;
import stellar.cloud.Request;
import stellar.contract.CommandText;
import stellar.contract.Wire;
import stellar.dashboard.OlderId;

/**
 * A request that can be asked of the scheduler.
 *
 * @param id with which it is asked
 * @param params of the operation
 */
record Wish(String id, Thing thing, Deed deed, ObjectNode params) {

    private static final int MAX_BODY_BYTES = 8 * 1024;

    /** What became of reading a request. */
    sealed interface Judged {

        record Fit(Wish wish) implements Judged {}

        /** It cannot be asked, because of this member; empty when of all of it. */
        record Unfit(Refusal why, String field) implements Judged {}
    }

    /** Reads a request about a thing. */
    static Judged of(Thing thing, Deed deed, Request request) {
        byte[] body = request.body();
        try {
            String text = new String(body, StandardCharsets.UTF_8);
            return body.length > MAX_BODY_BYTES
                    ? new Judged.Unfit(Refusal.MALFORMED, "")
                    : of(thing, deed, request, text.isBlank() ? Wire.object() : Wire.readObject(text));
        } catch (IOException _) {
            return new Judged.Unfit(Refusal.MALFORMED, "");
        }
    }

    private static Judged of(Thing thing, Deed deed, Request request, ObjectNode body) {
        Optional<String> id = OlderId.of(request, body);
        if (id.isEmpty()) {
            return new Judged.Unfit(TargetRefusals.ID_UNFIT, "id");
        }
        String guid = request.inPath("guid");
        if (deed != Deed.LIST && deed != Deed.CREATE && !Field.Guid.isOne(guid)) {
            return new Judged.Unfit(TargetRefusals.MEMBER_UNFIT, "guid");
        }
        ObjectNode params =
                switch (deed) {
                    case LIST -> listed(thing, request);
                    case READ, DELETE -> Wire.object().put(thing.guid(), guid);
                    case ACTIVATE -> thing.switched(guid, true);
                    case DEACTIVATE -> thing.switched(guid, false);
                    case CREATE -> created(thing, id.get(), body);
                    case CHANGE -> described(body).put(thing.guid(), guid);
                };
        return flaw(thing, deed, body, params)
                .<Judged>map(field -> new Judged.Unfit(TargetRefusals.MEMBER_UNFIT, field))
                .orElseGet(() -> new Judged.Fit(new Wish(id.get(), thing, deed, params)));
    }

    private static ObjectNode listed(Thing thing, Request request) {
        ObjectNode params = Wire.object();
        thing.holder().ifPresent(name -> request.inQuery(name).ifPresent(guid -> params.put(name, guid)));
        return params;
    }

    /** One without an identity gets it from the id, so that asked again it is the same. */
    private static ObjectNode created(Thing thing, String id, ObjectNode body) {
        ObjectNode params = described(body);
        if (!params.has(thing.guid())) {
            byte[] name = ("robotarget/asked/" + id).getBytes(StandardCharsets.UTF_8);
            params.put(thing.guid(), UUID.nameUUIDFromBytes(name).toString());
        }
        return params;
    }

    private static ObjectNode described(ObjectNode body) {
        ObjectNode params = body.deepCopy();
        params.remove("id");
        return params;
    }

    /** The member that cannot be: one that is wrong, missing or not of this thing. */
    private static Optional<String> flaw(Thing thing, Deed deed, ObjectNode body, ObjectNode params) {
        if (deed == Deed.CHANGE) {
            JsonNode own = body.path(thing.guid());
            boolean isAnother = !own.isMissingNode() && !own.equals(params.path(thing.guid()));
            if (isAnother || params.size() == 1) {
                return Optional.of(thing.guid());
            }
        }
        if (deed == Deed.CREATE) {
            for (Field field : thing.needed()) {
                if (!params.has(field.name())) {
                    return Optional.of(field.name());
                }
            }
        }
        Set<String> known = new HashSet<>();
        if (deed == Deed.CREATE || deed == Deed.CHANGE || deed == Deed.LIST) {
            for (Field field : thing.fields()) {
                known.add(field.name());
                if (params.has(field.name()) && !field.allows(params.path(field.name()))) {
                    return Optional.of(field.name());
                }
            }
            for (String name : (Iterable<String>) params::fieldNames) {
                if (!known.contains(name)) {
                    return Optional.of(name.matches("[A-Za-z_]{1,40}") ? name : "");
                }
            }
        }
        return CommandText.flaw(params).map(CommandText.Flaw::parameter);
    }

    /** The identities that this would do something to, or put something into. */
    Set<String> touched() {
        Set<String> guids = new HashSet<>();
        for (Thing any : Thing.values()) {
            Stream.concat(Stream.of(any.guid()), any.holder().stream())
                    .filter(params::has)
                    .map(name -> params.path(name).asText())
                    .forEach(guids::add);
        }
        return guids;
    }
}
