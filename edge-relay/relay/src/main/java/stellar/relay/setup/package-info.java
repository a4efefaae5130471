/**
 * The first run: a page that pairs the relay with the cloud, tries each connection on the spot, and writes the settings.
 *
 * <p>Whoever uses it must show the word that was printed where the relay was started ({@link stellar.relay.setup.SetUpWord}).
 * Nothing is on disk before the last step; that step writes the secrets first, under names that the present settings do not
 * use, and then puts the new settings in the old one's place at once. So a set-up that is killed leaves what was there
 * before, or a whole configuration.
 */
@NullMarked
package stellar.relay.setup;

import org.jspecify.annotations.NullMarked;
