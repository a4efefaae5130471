package stellar.ingredients;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import stellar.contract.Wire;

/**
 * A bill of materials (CycloneDX 1.6): what one of Stellar's three products is made of, with versions, hashes and licences.
 *
 * @param name the product's name and its file's
 * @param artifact what is shipped, for its hash; it may not be built yet
 * @param besides components that are no library: what only some packages bring
 */
record Sbom(String name, String description, Path artifact, List<Ingredient> ingredients, List<ObjectNode> besides) {

    private static final String MADE_OF = "d3-celestial";

    private static final Pattern PROCRUN =
            Pattern.compile("procrun=([^:]+):([^:]+):([^:]+):([^:]+):(\\S+)\\s+procrun_sha256=([0-9a-f]{64})");

    /** The three: what runs in the cloud, at the observatory, and in browsers. */
    static List<Sbom> all(Path repository, String version, List<Ingredient> all) throws IOException {
        return List.of(
                new Sbom(
                        "stellar-functions",
                        "The Lambda functions' artifact; its catalogue of the sky is made of d3-celestial's data.",
                        repository.resolve("functions/target/functions-lambda.jar"),
                        these(
                                all,
                                one -> isLinked(one, "functions") || one.name().equals(MADE_OF)),
                        List.of()),
                new Sbom(
                        "stellar-relay",
                        "The relay's packages. The Java runtime is in those that are linked with one, procrun in that for"
                                + " Windows on x64.",
                        repository.resolve("edge-relay/relay/target/relay-" + version + ".jar"),
                        these(all, one -> isLinked(one, "relay")),
                        List.of(javaRuntime(), procrun(repository))),
                new Sbom(
                        "stellar-web",
                        "The pages; of some of these libraries only parts are in the bundle.",
                        repository.resolve("web/dist/index.html"),
                        these(all, one -> one.isUsed("web:prod")),
                        List.of()));
    }

    /** Packages are linked from the JDK that runs this. */
    private static ObjectNode javaRuntime() {
        ObjectNode runtime = Wire.object()
                .put("type", "platform")
                .put("bom-ref", "java-runtime")
                .put("name", "OpenJDK runtime (" + System.getProperty("java.vendor") + ")")
                .put("version", Runtime.version().toString())
                .put("scope", "optional");
        licence(runtime, "GPL-2.0-only WITH Classpath-exception-2.0");
        return runtime;
    }

    private static ObjectNode procrun(Path repository) throws IOException {
        Matcher named = PROCRUN.matcher(Files.readString(repository.resolve("edge-relay/relay/package/contents.sh")));
        if (!named.find()) {
            throw new IOException(
                    "The relay's contents.sh names no procrun any more, so the bill of materials cannot.");
        }
        String purl = "pkg:maven/" + named.group(1) + "/" + named.group(2) + "@" + named.group(3) + "?classifier="
                + named.group(5) + "&type=" + named.group(4);
        ObjectNode procrun = Wire.object()
                .put("type", "application")
                .put("bom-ref", purl)
                .put("group", named.group(1))
                .put("name", named.group(2))
                .put("version", named.group(3))
                .put("purl", purl)
                .put("scope", "optional");
        licence(procrun, "Apache-2.0");
        hash(procrun, "SHA-256", named.group(6));
        return procrun;
    }

    private static boolean isLinked(Ingredient one, String part) {
        return one.isUsed(part + ":compile") || one.isUsed(part + ":runtime");
    }

    private static List<Ingredient> these(List<Ingredient> all, Predicate<Ingredient> wanted) {
        return all.stream().filter(wanted).toList();
    }

    /** The document, dated to the second. */
    ObjectNode json(String version, Instant now) throws IOException {
        ObjectNode bom = Wire.object()
                .put("bomFormat", "CycloneDX")
                .put("specVersion", "1.6")
                .put("version", 1);
        ObjectNode metadata = Wire.object()
                .put("timestamp", now.truncatedTo(ChronoUnit.SECONDS).toString());
        ObjectNode tools = Wire.object();
        tools.putArray("components")
                .addObject()
                .put("type", "application")
                .put("name", "stellar-ingredients")
                .put("version", version);
        metadata.set("tools", tools);
        ObjectNode product = Wire.object()
                .put("type", "application")
                .put("bom-ref", name)
                .put("name", name)
                .put("version", version)
                .put("description", description);
        licence(product, "Apache-2.0");
        if (Files.exists(artifact)) {
            hash(product, "SHA-256", hash(artifact, "SHA-256"));
        }
        metadata.set("component", product);
        bom.set("metadata", metadata);
        ArrayNode components = bom.putArray("components");
        ArrayNode needed = Wire.object().putArray("dependsOn");
        for (Ingredient one : ingredients) {
            components.add(component(one));
            needed.add(one.purl());
        }
        for (ObjectNode one : besides) {
            components.add(one);
            needed.add(one.path("bom-ref").asText());
        }
        bom.putArray("dependencies").addObject().put("ref", name).set("dependsOn", needed);
        bom.put(
                "serialNumber",
                "urn:uuid:" + UUID.nameUUIDFromBytes(bom.toString().getBytes(StandardCharsets.UTF_8)));
        return bom;
    }

    private static ObjectNode component(Ingredient one) throws IOException {
        String[] parts = one.name().split("[:/]", -1);
        boolean hasGroup = parts.length > 1;
        ObjectNode component = Wire.object().put("type", "library").put("bom-ref", one.purl());
        if (hasGroup) {
            component.put("group", parts[0]);
        }
        component
                .put("name", hasGroup ? parts[1] : parts[0])
                .put("version", one.version())
                .put("purl", one.purl())
                .put("scope", "required");
        licence(component, one.licence());
        if (one.file().isPresent()) {
            hash(component, "SHA-256", hash(one.file().get(), "SHA-256"));
            hash(component, "SHA-512", hash(one.file().get(), "SHA-512"));
        }
        one.sha512().ifPresent(hash -> hash(component, "SHA-512", hash));
        return component;
    }

    private static void licence(ObjectNode of, String licence) {
        ObjectNode one = of.putArray("licenses").addObject();
        if (licence.startsWith("LicenseRef-") || licence.equals(LicenceNames.NONE)) {
            one.putObject("license").put("name", licence);
        } else if (licence.contains(" ")) {
            one.put("expression", licence);
        } else {
            one.putObject("license").put("id", licence);
        }
    }

    private static void hash(ObjectNode of, String algorithm, String hash) {
        of.withArray("hashes").addObject().put("alg", algorithm).put("content", hash);
    }

    private static String hash(Path file, String algorithm) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has " + algorithm + ".", e);
        }
    }
}
