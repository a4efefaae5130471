package stellar.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static stellar.accounts.Role.ADMIN;
import static stellar.accounts.Role.OPERATOR;
import static stellar.accounts.Role.USER;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stellar.Night;
import stellar.cloud.Request;

class CallerTest {

    private static Optional<Caller> caller(Map<String, String> claims) {
        return Caller.of(new Request(Night.withClaims(claims, "GET /api/me", Map.of(), "")));
    }

    private static Set<Role> roles(String groups) {
        return caller(Map.of("sub", "vega", "token_use", "access", "cognito:groups", groups))
                .orElseThrow()
                .roles();
    }

    @Test
    void theGroupsOfTheTokenAreTheCallersRoles() {
        assertThat(roles("[operator]")).containsExactly(USER, OPERATOR);
        assertThat(roles("[admin operator]")).containsExactly(USER, OPERATOR, ADMIN);
        assertThat(roles("[eu-west-3_abc_Google admin]")).containsExactly(USER, ADMIN);
        assertThat(caller(Map.of("sub", "vega", "token_use", "access")).orElseThrow())
                .isEqualTo(new Caller("vega", Set.of(USER)));
    }

    @ParameterizedTest
    @CsvSource({"[]", "''", "admin", "[Admin]", "[administrator]", "[admin,operator]", "admin]", "[user_admin]"})
    void whatIsNoListOfOurGroupsMakesNobodyMoreThanAUser(String groups) {
        assertThat(roles(groups)).containsExactly(USER);
    }

    @Test
    void onlyAnAccessTokenMakesACaller() {
        assertThat(caller(Map.of("sub", "vega", "token_use", "id"))).isEmpty();
        assertThat(caller(Map.of("sub", "vega"))).isEmpty();
        assertThat(caller(Map.of("token_use", "access"))).isEmpty();
        assertThat(caller(Map.of("sub", " ", "token_use", "access"))).isEmpty();
        assertThat(Caller.of(new Request(Night.http("GET", "/api/me", Map.of()))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "USER, vega, false",
                "OPERATOR, vega, true",
                "OPERATOR, rigel, false",
                "OPERATOR, none, false",
                "ADMIN, rigel, true",
                "ADMIN, none, true"
            })
    void anOperatorMayWhatIsTheirsAndAnAdminEverything(Role role, @Nullable String owner, boolean may) {
        assertThat(new Caller("vega", Set.of(role)).mayOperate(owner)).isEqualTo(may);
    }
}
