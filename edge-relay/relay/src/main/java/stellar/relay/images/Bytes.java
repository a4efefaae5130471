package stellar.relay.images;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import stellar.contract.RequestSignature;

/** What is to be uploaded: its length, its SHA-256, and its bytes as often as needed. */
interface Bytes {
    int BUFFER_BYTES = 1 << 16;

    long length();

    /** 64 lower-case hex digits. */
    String sha256();

    HttpRequest.BodyPublisher publisher() throws IOException;

    /** Bytes in memory. */
    static Bytes of(byte[] bytes) {
        return new Bytes() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public String sha256() {
                return RequestSignature.sha256(bytes);
            }

            @Override
            public HttpRequest.BodyPublisher publisher() {
                return HttpRequest.BodyPublishers.ofByteArray(bytes);
            }
        };
    }

    /** A file's bytes; the digest is read now, once, in small pieces. */
    static Bytes of(Path file) throws IOException {
        String sha256;
        long length = 0;
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            DigestInputStream digested = new DigestInputStream(in, digest);
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = digested.read(buffer); read >= 0; read = digested.read(buffer)) {
                length += read;
            }
            sha256 = HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256, this one has not.", e);
        }
        long bytes = length;
        return new Bytes() {
            @Override
            public long length() {
                return bytes;
            }

            @Override
            public String sha256() {
                return sha256;
            }

            @Override
            public HttpRequest.BodyPublisher publisher() throws IOException {
                return HttpRequest.BodyPublishers.ofFile(file);
            }
        };
    }
}
