package stellar.catalogue;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Texts one behind another in packed bytes, read in place: a count, where each text ends, then all texts in UTF-8. Numbers
 * have four bytes, the highest first.
 */
final class TextTable {

    private final IntBuffer ends;
    private final ByteBuffer texts;

    private TextTable(IntBuffer ends, ByteBuffer texts) {
        this.ends = ends;
        this.texts = texts;
    }

    static void write(DataOutputStream out, List<String> texts) throws IOException {
        List<byte[]> encoded = texts.stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        out.writeInt(encoded.size());
        int end = 0;
        for (byte[] text : encoded) {
            end += text.length;
            out.writeInt(end);
        }
        for (byte[] text : encoded) {
            out.write(text);
        }
    }

    /** The table that begins at the buffer's position, which is moved behind it. */
    static TextTable read(ByteBuffer packed) {
        int count = packed.getInt();
        IntBuffer ends = Packed.numbers(packed, count);
        return new TextTable(ends, Packed.bytes(packed, count == 0 ? 0 : ends.get(count - 1)));
    }

    int size() {
        return ends.limit();
    }

    String text(int index) {
        byte[] text = new byte[ends.get(index) - start(index)];
        texts.get(start(index), text);
        return new String(text, StandardCharsets.UTF_8);
    }

    /** How the text at an index compares with a key; as 0 also when the key is only its beginning. */
    int compareBeginning(int index, byte[] key) {
        int start = start(index);
        int length = ends.get(index) - start;
        for (int i = 0; i < Math.min(length, key.length); i++) {
            int difference = Byte.compareUnsigned(texts.get(start + i), key[i]);
            if (difference != 0) {
                return difference;
            }
        }
        return length < key.length ? -1 : 0;
    }

    int lengthInBytes(int index) {
        return ends.get(index) - start(index);
    }

    private int start(int index) {
        return index == 0 ? 0 : ends.get(index - 1);
    }
}
