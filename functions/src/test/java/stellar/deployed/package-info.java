/** What is deployed: our own rules for the templates, the console, and the commands that bring it to the cloud. */
@NullMarked
package stellar.deployed;

import org.jspecify.annotations.NullMarked;
