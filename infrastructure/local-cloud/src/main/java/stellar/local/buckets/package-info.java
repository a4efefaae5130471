/**
 * The template's buckets: an S3 server in this process that keeps objects as files and tells functions of new ones.
 *
 * <p>The server is s3proxy; it checks signatures, their expiry and signed headers as S3 does. It knows one pair of keys
 * and one set of CORS rules, so the rules of all buckets hold for each.
 */
@NullMarked
package stellar.local.buckets;

import org.jspecify.annotations.NullMarked;
