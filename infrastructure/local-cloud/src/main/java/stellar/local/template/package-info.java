/**
 * What {@code template.yaml} says, read into records, and refused by name where the local cloud would not do it.
 *
 * <p>{@link stellar.local.template.Template#read} is the way in. Each kind of resource has a reader of its own that
 * takes the properties it knows one by one; a property that nobody took is an error, so that a template which runs here
 * says nothing that is silently left out. Properties that only matter in the cloud (rights, alarms, encryption) are
 * listed in those readers as <em>declared only</em>.
 */
@NullMarked
package stellar.local.template;

import org.jspecify.annotations.NullMarked;
