package stellar.local.buckets;

import java.time.Instant;

/**
 * An object has been written.
 *
 * @param how {@code Put}, {@code Copy} or {@code CompleteMultipartUpload}, as in S3's event names
 * @param sizeBytes its length
 * @param eTag without quotes
 */
record ObjectCreated(Instant at, String bucket, String key, String how, long sizeBytes, String eTag) {}
