/**
 * What Stellar is made of: every library of its Java modules and pages, with version, hash, where it is used and under which licence.
 * One reading of what Maven resolved ({@code target/ingredients.txt} of each module) and of npm's lock files gives the list
 * {@code docs/licences.csv}, its check, and the bills of materials; nothing is fetched for it.
 */
@NullMarked
package stellar.ingredients;

import org.jspecify.annotations.NullMarked;
