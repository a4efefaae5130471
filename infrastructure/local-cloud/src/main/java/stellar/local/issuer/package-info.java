/**
 * Stands in for Cognito: an OpenID issuer on the local cloud's own port, below {@code /auth}, with the paths of Cognito's
 * hosted sign-in and the claims of its tokens.
 *
 * <p>Nobody shows a password here: whoever can open the page can be any of the {@link stellar.local.issuer.People}. All
 * else is as strict as the real one: codes once and with PKCE, refresh tokens once, redirects to registered addresses
 * only, keys that change. {@link stellar.local.issuer.Issuer} is the way in.
 */
@NullMarked
package stellar.local.issuer;

import org.jspecify.annotations.NullMarked;
