/**
 * Makes the artifact of the functions while they are built: of the libraries it keeps what can be reached from the functions
 * (decision 0048), and is itself left out.
 *
 * <p>What is kept is judged a class at a time, by everything a class file names: types, signatures, annotations, and texts that
 * are names of classes, so that what is made by its name stays too. Three kinds of class of the AWS SDK alone are judged by their
 * parts, since each of them names hundreds of classes that nobody here uses, and the JVM loads many of those when it verifies
 * them: a service's client keeps the operations that are called, the list of services' addresses keeps the services that have
 * a client, and what finds a request's endpoint keeps the requests that are kept otherwise.
 */
@NullMarked
package stellar.packaging;

import org.jspecify.annotations.NullMarked;
