/**
 * The sky by name, without the network: deep-sky objects and named stars, found by what a person types.
 *
 * <p>When Stellar is built, {@link stellar.catalogue.CatalogueMaker} makes one packed resource of d3-celestial's data and
 * the lists in {@code functions/catalogue}; at run time {@link stellar.catalogue.Catalogue} searches its bytes as they are.
 */
@NullMarked
package stellar.catalogue;

import org.jspecify.annotations.NullMarked;
