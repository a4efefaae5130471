package stellar.accounts;

import java.util.List;

/**
 * Where and as what a page signs people in. Each address is whole, or a path of the site that the page came from.
 *
 * @param clientId as what the page is known there
 * @param scopes what it asks for
 * @param authorizeUrl where it sends people
 * @param tokenUrl where it exchanges what they come back with
 * @param revokeUrl where it ends a session
 * @param logoutUrl where it sends people who leave
 */
public record SignInPlace(
        String clientId,
        List<String> scopes,
        String authorizeUrl,
        String tokenUrl,
        String revokeUrl,
        String logoutUrl) {

    /** The paths of Cognito's hosted sign-in (Amazon Cognito developer guide, "Managed login endpoints"). */
    static SignInPlace at(String url, String clientId) {
        return new SignInPlace(
                clientId,
                List.of("openid", "email", "profile"),
                url + "/oauth2/authorize",
                url + "/oauth2/token",
                url + "/oauth2/revoke",
                url + "/logout");
    }
}
