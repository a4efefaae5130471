package stellar.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;

/**
 * Makes the packaged catalogue when Stellar is built: d3-celestial's objects and named stars, then, from the lists in
 * {@code functions/catalogue}, what corrects them, what is missing, further designations and names.
 */
public final class CatalogueMaker {

    private static final String DROPPED = "dropped";
    private static final String UNKNOWN = "-";

    private final Path lists;
    private final CelestialData celestial;

    CatalogueMaker(Path lists) {
        this.lists = lists;
        this.celestial = new CelestialData(source(lists));
    }

    /** The folder of the lists, where {@code npm ci} was run, then the folder of classes to put the catalogue into. */
    public static void main(String[] arguments) throws IOException {
        Path lists = Path.of(arguments[0]);
        Path folder = Files.createDirectories(Path.of(arguments[1]).resolve("stellar/catalogue"));
        String wanted = packageFile(lists).at("/dependencies/d3-celestial").asText();
        if (!packageFile(source(lists)).path("version").asText().equals(wanted)) {
            throw new IOException("d3-celestial " + wanted + " is not in " + lists + ". Run npm ci there.");
        }
        Collection<SkyObject> objects = new CatalogueMaker(lists).objects();
        Files.write(folder.resolve(Catalogue.RESOURCE), CataloguePacker.pack(objects));
        Files.copy(
                source(lists).resolve("LICENSE"),
                folder.resolve("d3-celestial-LICENSE.txt"),
                StandardCopyOption.REPLACE_EXISTING);
        System.out.println("The catalogue has " + objects.size() + " objects.");
    }

    private static JsonNode packageFile(Path folder) throws IOException {
        return new JsonMapper().readTree(folder.resolve("package.json").toFile());
    }

    private static Path source(Path lists) {
        return lists.resolve("node_modules/d3-celestial");
    }

    /** All objects; an {@link IOException} names the line of a list that is wrong. */
    Collection<SkyObject> objects() throws IOException {
        Drafts drafts = new Drafts();
        celestial.addObjects(drafts);
        celestial.addStars(drafts);
        correct(drafts);
        addMissing(drafts);
        addDesignations(drafts);
        celestial.addNames(drafts);
        addNames(drafts);
        Constellations constellations = celestial.constellations();
        return drafts.all().stream()
                .map(draft -> draft.finished(constellations.at(draft.raDegrees, draft.decDegrees)))
                .toList();
    }

    private void correct(Drafts drafts) throws IOException {
        for (Sheet.Line line : Sheet.read(lists.resolve("corrections.csv"), 7)) {
            Draft draft = known(drafts, line);
            if (line.text(3).equals(DROPPED)) {
                drafts.drop(draft);
                continue;
            }
            if (line.has(1)) {
                draft.moveTo(line.raDegrees(1), line.decDegrees(2));
            }
            if (line.has(3)) {
                draft.kind = line.kind(3);
            }
            if (line.has(4)) {
                draft.magnitude = line.text(4).equals(UNKNOWN) ? null : line.number(4);
            }
            if (line.has(5)) {
                draft.sizeArcmin = line.text(5).equals(UNKNOWN) ? null : line.number(5);
            }
        }
    }

    private void addMissing(Drafts drafts) throws IOException {
        for (Sheet.Line line : Sheet.read(lists.resolve("additions.csv"), 7)) {
            List<String> designations = line.list(0);
            if (designations.stream().anyMatch(each -> drafts.find(each).isPresent())) {
                throw line.wrong("adds an object that is there already");
            }
            Draft draft = new Draft(line.kind(1), line.raDegrees(2), line.decDegrees(3));
            draft.designations.addAll(designations);
            draft.magnitude = line.number(4);
            draft.sizeArcmin = line.number(5);
            drafts.add(draft);
        }
    }

    private void addDesignations(Drafts drafts) throws IOException {
        for (Sheet.Line line : Sheet.read(lists.resolve("designations.csv"), 2)) {
            Draft draft = known(drafts, line);
            line.list(1).forEach(designation -> drafts.call(draft, designation));
        }
    }

    private void addNames(Drafts drafts) throws IOException {
        for (Sheet.Line line : Sheet.read(lists.resolve("names.csv"), 4)) {
            Draft draft = known(drafts, line);
            draft.rename(line.text(1), line.text(2));
            draft.otherNames.addAll(line.list(3));
        }
    }

    private static Draft known(Drafts drafts, Sheet.Line line) throws IOException {
        return drafts.find(line.text(0))
                .orElseThrow(() -> line.wrong("names " + line.text(0) + ", which is not there"));
    }
}
