/**
 * Looks for what must not be in a repository: keys, tokens, assignments that look like secrets, paths of one machine, host names of
 * package registries. It reads the files that git tracks or would take, and each line that a commit ever added or said. What is
 * packed (images, archives) it does not open.
 */
@NullMarked
package stellar.secrets;

import org.jspecify.annotations.NullMarked;
