/**
 * Who people are. The API's authorizer has checked the token before a function runs; {@link stellar.accounts.Caller}
 * reads what it found, and {@link stellar.accounts.Profiles} keeps what people chose. Passwords and e-mail addresses are
 * the user pool's, never ours.
 */
@NullMarked
package stellar.accounts;

import org.jspecify.annotations.NullMarked;
