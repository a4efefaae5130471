/**
 * The cloud on one machine: reads {@code template.yaml} and runs what it says behind the protocols of AWS, so that the
 * functions run the code that runs in the cloud with only endpoints changed.
 *
 * <p>{@link stellar.local.template} reads the template, {@link stellar.local.lambda} runs the functions, {@link
 * stellar.local.tables} keeps a DynamoDB Local process, {@link stellar.local.buckets} an S3 server, {@link
 * stellar.local.gateway} answers HTTP on one port and {@link stellar.local.sockets} the WebSockets on it. {@link
 * stellar.local.LocalCloud} wires them and holds no logic of its own.
 */
@NullMarked
package stellar.local;

import org.jspecify.annotations.NullMarked;
