/**
 * What Stellar costs to run: {@link stellar.cost.Counting} counts what a telescope, its watchers and a booking ask of the cloud, on
 * the real parts in a time that runs faster than the world's; {@link stellar.cost.Prices} are Amazon's; {@link stellar.cost.CostPage}
 * puts both together as docs/cost.md has it.
 */
@NullMarked
package stellar.cost;

import org.jspecify.annotations.NullMarked;
