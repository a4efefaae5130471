package stellar.catalogue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Packs objects into the bytes that {@link Catalogue} searches: a number that tells the format, the objects in the order
 * of {@link Fame}, then the keys of designations, of whole names, and of names from each word on.
 */
final class CataloguePacker {

    /** "STC" and the version of the format. */
    static final int FORMAT = 0x53544301;

    private CataloguePacker() {}

    /** The packed bytes; two objects of one id are an {@link IllegalArgumentException}. */
    static byte[] pack(Collection<SkyObject> unordered) {
        List<SkyObject> objects = new ArrayList<>(unordered);
        objects.sort(Fame.ORDER);
        List<KeyTable.Key> designations = new ArrayList<>();
        List<KeyTable.Key> names = new ArrayList<>();
        List<KeyTable.Key> words = new ArrayList<>();
        Map<String, Integer> ids = new HashMap<>();
        for (int owner = 0; owner < objects.size(); owner++) {
            SkyObject object = objects.get(owner);
            if (ids.put(object.id(), owner) != null) {
                throw new IllegalArgumentException("Two objects are called " + object.id() + ".");
            }
            add(designations, owner, designationKeys(object));
            Set<String> whole = new LinkedHashSet<>();
            Set<String> fromEachWord = new LinkedHashSet<>();
            object.allNames().map(Folding::nameFromEachWord).forEach(keys -> {
                keys.stream().findFirst().ifPresent(whole::add);
                fromEachWord.addAll(keys);
            });
            add(names, owner, whole);
            add(words, owner, fromEachWord);
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(packed)) {
            out.writeInt(FORMAT);
            TextTable.write(out, objects.stream().map(ObjectText::write).toList());
            KeyTable.write(out, designations);
            KeyTable.write(out, names);
            KeyTable.write(out, words);
        } catch (IOException e) {
            throw new IllegalStateException("Memory cannot be written to.", e);
        }
        return packed.toByteArray();
    }

    /** Clusters of galaxies of the ACO list are Abell's too. */
    private static Set<String> designationKeys(SkyObject object) {
        Set<String> keys = new LinkedHashSet<>();
        for (String designation : object.designations()) {
            keys.add(Folding.designation(designation));
            if (designation.startsWith("ACO ")) {
                keys.add(Folding.designation("Abell " + designation.substring(4)));
            }
        }
        return keys;
    }

    private static void add(List<KeyTable.Key> keys, int owner, Set<String> texts) {
        texts.stream()
                .filter(text -> !text.isEmpty())
                .map(text -> new KeyTable.Key(text, owner))
                .forEach(keys::add);
    }
}
