package stellar.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The objects of the sky, found by designation or name. Immutable; searched by several threads at once.
 *
 * <p>Accents, case, spaces, dashes and leading zeros do not count: {@code m 31}, {@code M031} and {@code Messier 31} are
 * one, and so are {@code andromede} and {@code Andromède}. The packed bytes stay as they are in memory, about 2 MB, and
 * only what is answered becomes an object.
 */
public final class Catalogue {

    /** No search answers more objects than this. */
    public static final int MOST = 50;

    /** What is typed may be this long; anything longer finds nothing. */
    public static final int MAX_TYPED_CHARACTERS = 80;

    /** Where the packaged catalogue lies beside this class. */
    static final String RESOURCE = "objects.bin";

    private static final int MAX_BYTES = 32 << 20;

    private final TextTable objects;
    private final KeyTable designations;
    private final KeyTable names;
    private final KeyTable words;

    private Catalogue(ByteBuffer packed) {
        objects = TextTable.read(packed);
        designations = KeyTable.read(packed);
        names = KeyTable.read(packed);
        words = KeyTable.read(packed);
    }

    /** The catalogue that Stellar was built with. */
    public static Catalogue packaged() {
        try (InputStream resource = Catalogue.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException("The catalogue was not packaged. Build the functions with Maven.");
            }
            return read(resource, "the package");
        } catch (IOException e) {
            throw new IllegalStateException("The packaged catalogue cannot be read. Build the functions again.", e);
        }
    }

    /** A catalogue that was imported; an {@link IOException} says when the file is missing or not one. */
    public static Catalogue read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.toString());
        }
    }

    private static Catalogue read(InputStream in, String from) throws IOException {
        ByteBuffer packed = ByteBuffer.wrap(in.readNBytes(MAX_BYTES));
        if (packed.remaining() < Integer.BYTES || packed.getInt() != CataloguePacker.FORMAT) {
            throw new IOException("The catalogue of " + from + " is not one of this Stellar. Import it again.");
        }
        try {
            return new Catalogue(packed);
        } catch (BufferUnderflowException | ArithmeticException e) {
            throw new IOException("The catalogue of " + from + " is cut short. Import it again.", e);
        }
    }

    /** How many objects there are. */
    public int size() {
        return objects.size();
    }

    /** All objects, the best known first. */
    public Stream<SkyObject> objects() {
        return IntStream.range(0, size()).mapToObj(this::object);
    }

    /**
     * The objects that a person who typed this may mean: those of exactly this designation first, then of exactly this
     * name, then those with a designation that begins so, then those with a name of which a word begins so. Among equals
     * Messier comes before Caldwell, NGC, IC, stars and the rest, and small numbers before great ones.
     *
     * @param limit how many are wanted; under 1 gives none, and over {@value #MOST} gives {@value #MOST}
     * @return an empty list as well for a text that is blank, without Latin letter or digit, or longer than {@value
     *     #MAX_TYPED_CHARACTERS} characters
     */
    public List<SkyObject> search(String typed, int limit) {
        if (limit < 1 || typed.length() > MAX_TYPED_CHARACTERS) {
            return List.of();
        }
        String designation = Folding.designation(typed);
        String name = Folding.name(typed);
        return Stream.<Supplier<IntStream>>of(
                        () -> designations.of(designation),
                        () -> names.of(name),
                        () -> designations.beginningWith(designation),
                        () -> words.beginningWith(name))
                .flatMapToInt(Supplier::get)
                .distinct()
                .limit(Math.min(limit, MOST))
                .mapToObj(this::object)
                .toList();
    }

    /** The object of exactly this designation or name; of several the best known. */
    public Optional<SkyObject> byName(String typed) {
        if (typed.length() > MAX_TYPED_CHARACTERS) {
            return Optional.empty();
        }
        return IntStream.concat(designations.of(Folding.designation(typed)), names.of(Folding.name(typed)))
                .mapToObj(this::object)
                .findFirst();
    }

    private SkyObject object(int index) {
        return ObjectText.read(objects.text(index));
    }
}
