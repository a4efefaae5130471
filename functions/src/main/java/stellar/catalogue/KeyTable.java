package stellar.catalogue;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Sorted keys and the object that each leads to, searched where they lie. A key may lead to several objects. */
final class KeyTable {

    private final TextTable keys;
    private final IntBuffer owners;

    private KeyTable(TextTable keys, IntBuffer owners) {
        this.keys = keys;
        this.owners = owners;
    }

    /** A key and the index of its object. Keys are ASCII. */
    record Key(String text, int owner) {}

    static void write(DataOutputStream out, List<Key> keys) throws IOException {
        List<Key> sorted = new ArrayList<>(keys);
        sorted.sort(Comparator.comparing(Key::text).thenComparing(Key::owner));
        TextTable.write(out, sorted.stream().map(Key::text).toList());
        for (Key key : sorted) {
            out.writeInt(key.owner());
        }
    }

    /** The table that begins at the buffer's position, which is moved behind it. */
    static KeyTable read(ByteBuffer packed) {
        TextTable keys = TextTable.read(packed);
        return new KeyTable(keys, Packed.numbers(packed, keys.size()));
    }

    /** The objects of a key, the smallest index first. */
    IntStream of(String key) {
        byte[] sought = key.getBytes(StandardCharsets.US_ASCII);
        // Keys that are the sought one come before those it only begins.
        return range(sought)
                .takeWhile(at -> keys.lengthInBytes(at) == sought.length)
                .map(owners::get);
    }

    /** The objects of the keys that begin so, each once, the smallest index first. */
    IntStream beginningWith(String beginning) {
        BitSet found = new BitSet();
        range(beginning.getBytes(StandardCharsets.US_ASCII)).forEach(at -> found.set(owners.get(at)));
        return found.stream();
    }

    private IntStream range(byte[] beginning) {
        return beginning.length == 0
                ? IntStream.empty()
                : IntStream.range(firstFrom(beginning, 0), firstFrom(beginning, 1));
    }

    /** The first key that compares with the sought beginning as {@code least} or greater. */
    private int firstFrom(byte[] sought, int least) {
        int low = 0;
        int high = keys.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Integer.signum(keys.compareBeginning(middle, sought)) < least) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
