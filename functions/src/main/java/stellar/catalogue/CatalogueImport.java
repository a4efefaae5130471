package stellar.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * {@code ./stellar catalogue import FILE}: the packaged catalogue with the objects of an OpenNGC file. Positions,
 * magnitudes and sizes become the file's, objects that it alone has are added, names and everything else stay.
 */
public final class CatalogueImport {

    private CatalogueImport() {}

    /** The OpenNGC file, then the file to write; ends with code 2 and a sentence when the former cannot be used. */
    public static void main(String[] arguments) {
        try {
            Path target = Path.of(arguments[1]);
            System.out.println(run(Path.of(arguments[0]), target));
        } catch (NoSuchFileException e) {
            fail("There is no file " + e.getFile());
        } catch (IOException e) {
            fail(String.valueOf(e.getMessage()).replaceFirst("\\.$", ""));
        }
    }

    private static void fail(String sentence) {
        System.err.println(sentence + ". Nothing was changed.");
        System.exit(2);
    }

    /** Writes the catalogue whole or not at all, and says what it holds. */
    static String run(Path file, Path target) throws IOException {
        List<OpenNgc.Entry> entries = OpenNgc.read(file);
        Drafts drafts = new Drafts();
        Catalogue.packaged().objects().map(Draft::of).forEach(drafts::add);
        int before = drafts.all().size();
        entries.forEach(entry -> take(entry, drafts));
        List<SkyObject> objects = drafts.all().stream()
                .map(draft -> draft.finished(draft.constellation))
                .toList();
        Files.createDirectories(target.toAbsolutePath().getParent());
        Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
        Files.write(unfinished, CataloguePacker.pack(objects));
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        return "The catalogue of " + target + " has " + objects.size() + " objects, " + (objects.size() - before)
                + " more than the packaged one. Start Stellar again to use it; delete the file to go back.";
    }

    private static void take(OpenNgc.Entry entry, Drafts drafts) {
        Optional<Draft> known = entry.designations().stream()
                .flatMap(designation -> drafts.find(designation).stream())
                .findFirst();
        Draft draft = known.orElseGet(() -> {
            Draft added = new Draft(entry.kind(), entry.raDegrees(), entry.decDegrees());
            added.designations.addAll(entry.designations());
            added.constellation = entry.constellation();
            drafts.add(added);
            return added;
        });
        draft.moveTo(entry.raDegrees(), entry.decDegrees());
        draft.magnitude = entry.magnitude() == null ? draft.magnitude : entry.magnitude();
        draft.sizeArcmin = entry.sizeArcmin() == null ? draft.sizeArcmin : entry.sizeArcmin();
        draft.otherNames.addAll(entry.names());
        entry.designations().stream()
                .filter(designation ->
                        drafts.find(designation).filter(other -> other == draft).isEmpty())
                .forEach(designation -> drafts.call(draft, designation));
    }
}
