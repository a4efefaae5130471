package stellar.accounts;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import stellar.cloud.Request;

/**
 * The person who asks.
 *
 * @param user their subject id, the same for ever
 * @param roles what they are; {@link Role#USER} always among it
 */
public record Caller(String user, Set<Role> roles) {

    public Caller {
        EnumSet<Role> all = EnumSet.of(Role.USER);
        all.addAll(roles);
        roles = Collections.unmodifiableSet(all);
    }

    /**
     * The person whose access token the API's authorizer found good. Empty on a route without an authorizer, and for an ID
     * token: that one says who signed in, and opens nothing.
     */
    public static Optional<Caller> of(Request request) {
        Map<String, String> claims = request.claims();
        String user = claims.getOrDefault("sub", "");
        return "access".equals(claims.get("token_use")) && !user.isBlank()
                ? Optional.of(new Caller(user, roles(claims.getOrDefault("cognito:groups", ""))))
                : Optional.empty();
    }

    /** Groups as API Gateway writes a list: {@code [operator admin]}. Groups that are no role are none. */
    private static Set<Role> roles(String groups) {
        if (!groups.startsWith("[") || !groups.endsWith("]")) {
            return Set.of();
        }
        List<String> names =
                Arrays.asList(groups.substring(1, groups.length() - 1).split(" ", -1));
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            if (names.contains(role.word())) {
                roles.add(role);
            }
        }
        return roles;
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /**
     * Whether they may act as the operator of something: an admin always, an operator for what is theirs.
     *
     * @param owner the user whose it is; nobody's when absent
     */
    public boolean mayOperate(@Nullable String owner) {
        return is(Role.ADMIN) || (is(Role.OPERATOR) && user.equals(owner));
    }
}
