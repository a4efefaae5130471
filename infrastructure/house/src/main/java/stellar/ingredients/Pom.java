package stellar.ingredients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The licences that the author of a Maven artifact names: in its own pom, or else in the nearest parent that names any. */
final class Pom {

    private static final int MOST_PARENTS = 12;

    private Pom() {}

    /** As written there, name or else address; none when nobody up the line says any. */
    static List<String> licences(Path jar, String group, String artifact, String version) throws IOException {
        Path repository = repositoryOf(jar, group);
        Path pom = path(repository, group, artifact, version);
        for (int i = 0; i < MOST_PARENTS && Files.exists(pom); i++) {
            Element project = read(pom);
            List<String> named = new ArrayList<>();
            child(project, "licenses").ifPresent(all -> {
                for (Node node = all.getFirstChild(); node != null; node = node.getNextSibling()) {
                    if (node instanceof Element licence) {
                        text(licence, "name").or(() -> text(licence, "url")).ifPresent(named::add);
                    }
                }
            });
            Optional<Element> parent = child(project, "parent");
            if (!named.isEmpty() || parent.isEmpty()) {
                return named;
            }
            pom = path(
                    repository,
                    text(parent.get(), "groupId").orElseThrow(),
                    text(parent.get(), "artifactId").orElseThrow(),
                    text(parent.get(), "version").orElseThrow());
        }
        return List.of();
    }

    /** Maven's own folder, above the group's, the artifact's and the version's. */
    private static Path repositoryOf(Path jar, String group) {
        Path above = jar;
        for (int i = 0; i < group.split("\\.", -1).length + 3; i++) {
            above = Optional.ofNullable(above.getParent()).orElseThrow();
        }
        return above;
    }

    private static Path path(Path repository, String group, String artifact, String version) {
        return repository
                .resolve(group.replace('.', '/'))
                .resolve(artifact)
                .resolve(version)
                .resolve(artifact + "-" + version + ".pom");
    }

    private static Element read(Path pom) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(pom.toFile()).getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("The pom " + pom + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Optional<Element> child(Element of, String name) {
        for (Node node = of.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getNodeName().equals(name)) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> text(Element of, String name) {
        return child(of, name).map(Element::getTextContent).map(String::strip).filter(text -> !text.isEmpty());
    }
}
