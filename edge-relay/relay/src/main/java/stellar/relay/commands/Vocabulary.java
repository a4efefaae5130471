package stellar.relay.commands;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stellar.relay.voyager.RoboTargetCommand;
import stellar.relay.voyager.RoboTargetCommand.Signature;
import stellar.relay.voyager.SharedSecret;
import stellar.relay.voyager.VoyagerCommand;

/**
 * The words of Voyager's scheduler: what each {@link RoboTargetOperation} and its parameters are called on the wire, which
 * requests are signed, and over what. {@code robotarget.vocabulary.example} explains the file. Its free methods
 * ({@code RemoteOpenRoboTarget…}) keep their own names; each that may be used has a {@code mac} line.
 */
public final class Vocabulary {

    private static final String SHIPPED = "/robotarget.vocabulary.example";
    private static final String SECRET = "shared.secret.file";
    private static final String FREE = "RemoteOpenRoboTarget";
    private static final String MAC = "mac.";
    private static final String NO_FIELD = "UID";
    private static final Set<String> ADDED = Set.of("UID", "MAC");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,79}");

    private final VocabularyFile file;
    private final SharedSecret secret;
    private final Map<String, String> wireNames = new HashMap<>();

    /** How a secret is read out of a file of its own. */
    @FunctionalInterface
    public interface SecretReader {

        /**
         * The secret.
         *
         * @throws IOException when the file is not there, or others than its owner can read it
         */
        String read(Path file) throws IOException;
    }

    private Vocabulary(VocabularyFile file, SharedSecret secret) throws IOException {
        this.file = file;
        this.secret = secret;
        for (var entry : file.lines().entrySet()) {
            check(entry.getKey(), entry.getValue());
        }
    }

    /** The one that is shipped: the product's own names, and the empty secret. */
    public static Vocabulary shipped() {
        try (InputStream in = Vocabulary.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException("The relay was built without " + SHIPPED + ".");
            }
            return new Vocabulary(
                    new VocabularyFile(
                            "the vocabulary shipped with the relay", new InputStreamReader(in, StandardCharsets.UTF_8)),
                    new SharedSecret(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads an operator's file; a relative path in it begins at its folder.
     *
     * @throws IOException when it cannot be read or a line makes no sense, naming file and line
     */
    public static Vocabulary read(Path file, SecretReader secrets) throws IOException {
        VocabularyFile read;
        try (Reader text = Files.newBufferedReader(file)) {
            read = new VocabularyFile(file.toString(), text);
        }
        VocabularyFile.Line line = read.line(SECRET);
        String secret = "";
        if (line != null && !line.value().isEmpty()) {
            secret = secrets.read(file.toAbsolutePath().resolveSibling(line.value()));
        }
        return new Vocabulary(read, new SharedSecret(secret));
    }

    /**
     * What a method of the scheduler is for Voyager; null when it is none.
     *
     * @throws IllegalArgumentException when it may not be asked like that, with a sentence for a person
     */
    @Nullable
    VoyagerCommand read(String method, Params params) {
        if (method.startsWith(FREE) && file.line(MAC + method) != null) {
            return free(method, params);
        }
        return RoboTargetOperation.named(method)
                .map(operation -> reserved(operation, params))
                .orElse(null);
    }

    private VoyagerCommand free(String method, Params params) {
        ObjectNode wire = JsonNodeFactory.instance.objectNode();
        for (String name : params.names()) {
            if (ADDED.contains(name)) {
                throw new IllegalArgumentException("The parameter " + name + " is the relay's to add; leave it out.");
            }
            wire.set(name, params.value(name));
        }
        return new RoboTargetCommand(method, wire, signature(method, params));
    }

    private VoyagerCommand reserved(RoboTargetOperation operation, Params params) {
        String wireMethod = wireName("method." + operation.productName(), operation.productName());
        operation.needed().forEach(field -> params.value(field.name()));
        ObjectNode wire = JsonNodeFactory.instance.objectNode();
        for (Field field : operation.allowed()) {
            if (params.has(field.name())) {
                field.check(params);
                String key = operation.thing().word() + "." + field.name();
                String name = file.line(key) == null ? field.name() : wireName(key, field.name());
                wire.set(name, params.value(field.name()));
            }
        }
        return new RoboTargetCommand(wireMethod, wire, signature(operation.productName(), params));
    }

    private Signature signature(String method, Params params) {
        VocabularyFile.Line line = file.line(MAC + method);
        if (line == null || line.value().isEmpty()) {
            return new Signature.None();
        }
        return new Signature.Mac(secret, line.value().equals(NO_FIELD) ? "" : params.text(line.value()));
    }

    private String wireName(String key, String productName) {
        String name = wireNames.get(key);
        if (name == null) {
            VocabularyFile.Line line = file.line(key);
            throw new IllegalArgumentException(productName + " has no name on the wire: " + file.shortName()
                    + (line == null
                            ? " lacks the line " + key + "."
                            : ", line " + line.number() + ", " + key + ", is not filled in.")
                    + " Write the name there that Voyager's maker gave you.");
        }
        return name;
    }

    private void check(String key, VocabularyFile.Line line) throws IOException {
        if (key.equals(SECRET)) {
            return;
        }
        if (!isKnown(key)) {
            throw file.wrong(line.number(), "speaks of " + key + ", which is nothing that this relay knows");
        }
        if (line.value().isEmpty()) {
            return;
        }
        if (!NAME.matcher(line.value()).matches()) {
            throw file.wrong(
                    line.number(), "must give " + key + " a name of letters, digits and underscores, 80 at most");
        }
        wireNames.put(key, line.value());
    }

    private static boolean isKnown(String key) {
        if (key.startsWith(MAC + FREE)) {
            return NAME.matcher(key.substring(MAC.length())).matches();
        }
        return Arrays.stream(RoboTargetOperation.values())
                .flatMap(operation -> Stream.concat(
                        Stream.of("method." + operation.productName(), MAC + operation.productName()),
                        operation.thing().fields().stream()
                                .map(field -> operation.thing().word() + "." + field.name())))
                .anyMatch(key::equals);
    }
}
