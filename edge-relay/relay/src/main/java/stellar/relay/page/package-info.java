/**
 * The door that people and programs near the relay come in by: HTTP, a few exact routes, each answer with headers that
 * keep a browser from doing anything but show it. A request that names the relay otherwise than it is called (DNS
 * rebinding), a body that is too long and a method that is not offered are turned away here, before any route sees them.
 */
@NullMarked
package stellar.relay.page;

import org.jspecify.annotations.NullMarked;
