package stellar.sessions;

import java.time.Instant;

/**
 * Something that the user and the operator should hear of.
 *
 * @param what a word for programs: {@code prepared}, {@code soon}, {@code waits}, {@code started}, {@code paused}, {@code
 *     resumed}, {@code nudged}, {@code ended}
 * @param why a word for programs: a hindrance's, or why it ended; may be empty
 */
public record Told(String what, String why, Instant at) {}
