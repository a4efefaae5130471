package stellar.albums.zip;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.zip.CRC32;

/** What stands around an archive's members. Numbers of sections are those of PKWARE's APPNOTE.TXT 6.3.10. */
final class Headers {

    private static final int FULL_16 = 0xffff;
    private static final long FULL_32 = 0xffff_ffffL;

    private static final short STORED = 0;
    private static final short NEEDS_STORED = 10;
    private static final short NEEDS_ZIP64 = 45;
    private static final short MADE_LIKE_UNIX = 3 << 8 | NEEDS_ZIP64;
    private static final int FILE_THAT_ALL_MAY_READ = 0100644 << 16;
    private static final short ZIP64_EXTRA = 1;
    private static final int FIRST_YEAR = 1980;
    private static final int LAST_YEAR = 2107;

    private Headers() {}

    /** What stands before a member's bytes (4.3.7). */
    static ByteBuffer before(Member member) {
        byte[] name = name(member);
        boolean long64 = member.bytes() >= FULL_32;
        ByteBuffer header = buffer(30 + name.length + (long64 ? 20 : 0));
        header.putInt(0x04034b50).putShort(long64 ? NEEDS_ZIP64 : NEEDS_STORED).putShort((short) 0);
        common(header, member, name, long64 ? 20 : 0);
        header.put(name);
        if (long64) {
            header.putShort(ZIP64_EXTRA)
                    .putShort((short) 16)
                    .putLong(member.bytes())
                    .putLong(member.bytes());
        }
        return header.flip();
    }

    /** A member's line in the directory (4.3.12). {@code offset}: where the archive has what stands before it. */
    static ByteBuffer listed(Member member, long offset) {
        byte[] name = name(member);
        boolean long64 = member.bytes() >= FULL_32;
        boolean far64 = offset >= FULL_32;
        int extra = (long64 ? 16 : 0) + (far64 ? 8 : 0);
        int extraAndHead = extra == 0 ? 0 : extra + 4;
        ByteBuffer header = buffer(46 + name.length + extraAndHead);
        header.putInt(0x02014b50).putShort(MADE_LIKE_UNIX);
        header.putShort(extra > 0 ? NEEDS_ZIP64 : NEEDS_STORED).putShort((short) 0);
        common(header, member, name, extraAndHead);
        header.putShort((short) 0).putShort((short) 0).putShort((short) 0);
        header.putInt(FILE_THAT_ALL_MAY_READ).putInt(bounded(offset)).put(name);
        if (extra > 0) {
            header.putShort(ZIP64_EXTRA).putShort((short) extra);
            if (long64) {
                header.putLong(member.bytes()).putLong(member.bytes());
            }
            if (far64) {
                header.putLong(offset);
            }
        }
        return header.flip();
    }

    /** What stands at the end (4.3.14 to 4.3.16): how many members, and where their directory is. */
    static ByteBuffer end(long members, long directoryAt, long directoryBytes) {
        boolean zip64 = members >= FULL_16 || directoryAt >= FULL_32 || directoryBytes >= FULL_32;
        ByteBuffer end = buffer(22 + (zip64 ? 56 + 20 : 0));
        if (zip64) {
            end.putInt(0x06064b50).putLong(56 - 12).putShort(MADE_LIKE_UNIX).putShort(NEEDS_ZIP64);
            end.putInt(0).putInt(0).putLong(members).putLong(members);
            end.putLong(directoryBytes).putLong(directoryAt);
            end.putInt(0x07064b50)
                    .putInt(0)
                    .putLong(directoryAt + directoryBytes)
                    .putInt(1);
        }
        short count = (short) Math.min(members, FULL_16);
        end.putInt(0x06054b50)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort(count)
                .putShort(count);
        end.putInt(bounded(directoryBytes)).putInt(bounded(directoryAt)).putShort((short) 0);
        return end.flip();
    }

    static long crc32(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }

    /** What both headers of a member have, from its method to the length of what follows its name. */
    private static void common(ByteBuffer header, Member member, byte[] name, int extraBytes) {
        OffsetDateTime at = member.modified().atOffset(ZoneOffset.UTC);
        int year = Math.clamp(at.getYear(), FIRST_YEAR, LAST_YEAR);
        header.putShort(STORED);
        header.putShort((short) (at.getHour() << 11 | at.getMinute() << 5 | at.getSecond() / 2));
        header.putShort((short) ((year - FIRST_YEAR) << 9 | at.getMonthValue() << 5 | at.getDayOfMonth()));
        header.putInt((int) member.crc32());
        header.putInt(bounded(member.bytes())).putInt(bounded(member.bytes()));
        header.putShort((short) name.length).putShort((short) extraBytes);
    }

    private static int bounded(long number) {
        return (int) Math.min(number, FULL_32);
    }

    private static byte[] name(Member member) {
        return member.name().getBytes(StandardCharsets.US_ASCII);
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
