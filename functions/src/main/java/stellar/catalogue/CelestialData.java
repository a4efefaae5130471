package stellar.catalogue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What d3-celestial knows of the sky (its {@code data/readme.md} describes the files). Of its galaxies that only the PGC
 * names, those down to magnitude 14 are taken.
 */
final class CelestialData {

    private static final double FAINTEST_PGC = 14.0;
    private static final double UNKNOWN_MAGNITUDE = 90;

    /** Of these catalogues the magnitude is that of the star which lights the nebula. */
    private static final Set<String> LIT_BY_A_STAR = Set.of("vdB", "vdBH", "Ced");

    private final Path folder;
    private final JsonMapper json = new JsonMapper();

    CelestialData(Path folder) {
        this.folder = folder;
    }

    /** Adds all deep-sky objects, without names. */
    void addObjects(Drafts drafts) throws IOException {
        Set<String> named = names().keySet();
        eachFeature("dsos.20.json", feature -> {
            String id = designation(feature.path("id").asText());
            Double magnitude = number(feature.path("properties").path("mag").asText());
            boolean isFaint = magnitude == null || magnitude > FAINTEST_PGC;
            if (!id.startsWith("PGC ") || !isFaint || named.contains(Folding.designation(id))) {
                drafts.add(draft(feature, id, magnitude));
            }
        });
    }

    private static Draft draft(JsonNode feature, String id, @Nullable Double magnitude) {
        JsonNode properties = feature.path("properties");
        Draft draft = new Draft(kind(properties.path("type").asText()), ra(feature), dec(feature));
        draft.designations.add(designation(properties.path("desig").asText()));
        draft.designations.add(id);
        boolean isOpacityOrOther = draft.kind == Kind.DARK_NEBULA
                || draft.kind == Kind.GALAXY_CLUSTER
                || LIT_BY_A_STAR.contains(id.substring(0, Math.max(0, id.indexOf(' '))));
        draft.magnitude = isOpacityOrOther ? null : magnitude;
        draft.sizeArcmin = size(properties.path("dim").asText());
        return draft;
    }

    /** Names the objects; names of objects that are not there do not count. */
    void addNames(Drafts drafts) throws IOException {
        names().forEach((key, names) -> drafts.find(key).ifPresent(draft -> {
            draft.english = text(names, "name");
            draft.french = text(names, "fr");
        }));
    }

    private Map<String, JsonNode> names() throws IOException {
        Map<String, JsonNode> names = new HashMap<>();
        json.readTree(file("dsonames.json"))
                .properties()
                .forEach(name -> names.put(
                        Folding.designation(designation(name.getKey().replaceFirst("^(SNR|PN)G ", "$1 G "))),
                        name.getValue()));
        return names;
    }

    /** Adds the stars that have a name. */
    void addStars(Drafts drafts) throws IOException {
        Map<String, String> genitives = new HashMap<>();
        eachFeature(
                "constellations.json",
                constellation -> genitives.put(
                        constellation.path("id").asText(),
                        constellation.path("properties").path("gen").asText()));
        Map<String, JsonNode> positions = new HashMap<>();
        JsonNode stars = json.readTree(file("starnames.json"));
        stars.properties().stream()
                .filter(star -> !star.getValue().path("name").asText().isEmpty())
                .forEach(star -> positions.put(star.getKey(), json.nullNode()));
        eachFeature(
                "stars.14.json", feature -> positions.replace(feature.path("id").asText(), feature));
        positions.forEach((hip, feature) -> {
            if (!feature.isNull()) {
                drafts.add(star(hip, stars.path(hip), feature, genitives));
            }
        });
    }

    private static Draft star(String hip, JsonNode about, JsonNode feature, Map<String, String> genitives) {
        Draft star = new Draft(Kind.STAR, ra(feature), dec(feature));
        String constellation = about.path("c").asText();
        for (String letterOrNumber : List.of("bayer", "flam")) {
            Optional.ofNullable(text(about, letterOrNumber)).ifPresent(in -> {
                star.designations.add(in + " " + constellation);
                star.otherNames.add(
                        Folding.greekSpelled(in) + " " + genitives.getOrDefault(constellation, constellation));
            });
        }
        star.designations.add("HIP " + hip);
        Optional.ofNullable(text(about, "hd")).ifPresent(star.designations::add);
        star.english = text(about, "name");
        star.french = text(about, "fr");
        star.magnitude = number(feature.path("properties").path("mag").asText());
        return star;
    }

    Constellations constellations() throws IOException {
        List<Constellations.Area> areas = new ArrayList<>();
        eachFeature("constellations.bounds.json", feature -> {
            List<double[]> corners = new ArrayList<>();
            feature.at("/geometry/coordinates/0")
                    .forEach(corner -> corners.add(new double[] {
                        corner.path(0).asDouble(), corner.path(1).asDouble()
                    }));
            areas.add(new Constellations.Area(feature.path("id").asText(), corners));
        });
        return new Constellations(areas);
    }

    /** A designation as it is usually written. */
    private static String designation(String text) {
        return text.strip()
                .replaceAll("\\h+", " ")
                .replaceFirst("^Sh2 ", "Sh2-")
                .replaceFirst("^VdB", "vdB");
    }

    private static double ra(JsonNode feature) {
        double degrees = feature.at("/geometry/coordinates/0").asDouble();
        return degrees < 0 ? degrees + 360 : degrees;
    }

    private static double dec(JsonNode feature) {
        return feature.at("/geometry/coordinates/1").asDouble();
    }

    private static @Nullable String text(JsonNode about, String name) {
        String text = about.path(name).asText().replaceAll("[\\h\\u200e]+", " ").strip();
        return text.isEmpty() ? null : text;
    }

    private static @Nullable Double number(String text) {
        double number = text.isEmpty() ? UNKNOWN_MAGNITUDE : Double.parseDouble(text);
        return number < UNKNOWN_MAGNITUDE ? number : null;
    }

    /** The longer of {@code 12x4}. */
    private static @Nullable Double size(String text) {
        double longest = 0;
        for (String side : text.split("x", -1)) {
            longest = Math.max(longest, side.isEmpty() ? 0 : Double.parseDouble(side));
        }
        return longest > 0 ? longest : null;
    }

    private static Kind kind(String type) {
        return switch (type) {
            case "g", "s", "s0", "sd", "i", "e" -> Kind.GALAXY;
            case "gg" -> Kind.GALAXY_CLUSTER;
            case "oc" -> Kind.OPEN_CLUSTER;
            case "gc" -> Kind.GLOBULAR_CLUSTER;
            case "dn" -> Kind.DARK_NEBULA;
            case "bn", "sfr" -> Kind.BRIGHT_NEBULA;
            case "rn" -> Kind.REFLECTION_NEBULA;
            case "en" -> Kind.EMISSION_NEBULA;
            case "pn" -> Kind.PLANETARY_NEBULA;
            case "snr" -> Kind.SUPERNOVA_REMNANT;
            default -> Kind.OTHER;
        };
    }

    /** Goes through the features of a GeoJSON file, one in memory at a time: the stars are 15 MB. */
    private void eachFeature(String name, Consumer<JsonNode> taker) throws IOException {
        try (JsonParser parser = json.createParser(file(name))) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.START_ARRAY && "features".equals(parser.currentName())) {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        JsonNode feature = parser.readValueAsTree();
                        taker.accept(feature);
                    }
                }
            }
        }
    }

    private File file(String name) {
        return folder.resolve("data").resolve(name).toFile();
    }
}
