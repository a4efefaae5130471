package stellar.albums.zip;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A file of an archive.
 *
 * @param name 1 to 200 characters of ASCII, none of them a backslash; each member's is another
 * @param modified shown to two seconds, in UTC, from 1980 to 2107
 * @param bytes its length
 * @param crc32 the CRC-32 of its bytes, an unsigned number of 32 bits
 * @param content where its bytes are
 */
public record Member(String name, Instant modified, long bytes, long crc32, Content content) {

    private static final int MOST_CHARACTERS = 200;

    /** Where a member's bytes are. */
    public sealed interface Content {

        /** These characters, all of them ASCII. */
        record Text(String characters) implements Content {}

        /** The whole of an object; whoever reads it wants the one with this entity tag and no other. */
        record InBucket(String key, String tag) implements Content {}
    }

    public Member {
        if (!name.matches("[ -\\[\\]-~]{1," + MOST_CHARACTERS + "}")
                || bytes < 0
                || crc32 < 0
                || crc32 > 0xffff_ffffL) {
            throw new IllegalArgumentException("There can be no member " + name + " of " + bytes + " bytes.");
        }
    }

    /** A member that is written here. */
    public static Member text(String name, Instant modified, String characters) {
        byte[] bytes = characters.getBytes(StandardCharsets.US_ASCII);
        return new Member(name, modified, bytes.length, Headers.crc32(bytes), new Content.Text(characters));
    }
}
