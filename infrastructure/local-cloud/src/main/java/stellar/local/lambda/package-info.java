/**
 * Runs the functions' packaged artifact as Lambda does.
 *
 * <p>The artifact's classes live in a class loader of their own and meet ours only in the interfaces of {@code
 * aws-lambda-java-core}. Events become handler types, and answers become JSON, by the serialisers that the managed
 * runtime uses. An instance of a handler serves one request at a time; when all are busy another is made.
 *
 * <p>A handler class has a public constructor without parameters, for the cloud. When it also has a public constructor
 * {@code (Map<String, String> environment)}, that one is used here and is given what Lambda would have put into the
 * process's environment.
 */
@NullMarked
package stellar.local.lambda;

import org.jspecify.annotations.NullMarked;
