package stellar.bench.cold;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import stellar.local.template.Deployment;
import stellar.local.template.Resource.LambdaFunction;
import stellar.local.template.Template;

/** What is deployed: small, without what nobody needs, and with all that its classes need (decision 0048). */
class ArtifactTest {
    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
    private static final Path ARTIFACT = REPOSITORY.resolve("functions/target/functions-lambda.jar");

    /** A twelfth above what it was when this was written; what makes it larger should be worth it. */
    private static final long MOST_BYTES = 12_500_000;

    /** Beginnings of what was in it once, or would come with a careless dependency, and why it must not be. */
    private static final Map<String, String> NEEDED_BY_NOBODY = Map.ofEntries(
            Map.entry("stellar/packaging/", "makes the artifact"),
            Map.entry("com/amazonaws/services/lambda/runtime/api/", "Lambda's runtime has its own client"),
            Map.entry("com/amazonaws/lambda/", "Lambda's runtime has its own serialisers"),
            Map.entry("io/netty/", "functions have the JDK's HTTP client"),
            Map.entry("org/apache/", "functions have the JDK's HTTP client"),
            Map.entry("org/reactivestreams/example", "an example"),
            Map.entry("kotlin/", "nothing here is Kotlin"),
            Map.entry(
                    "software/amazon/awssdk/services/dynamodb/DynamoDbAsyncClient",
                    "no function waits for a table elsewhere"),
            Map.entry(
                    "software/amazon/awssdk/services/s3/DefaultS3AsyncClient",
                    "no function waits for a bucket elsewhere"),
            Map.entry("software/amazon/awssdk/services/dynamodb/model/CreateTable", "CloudFormation makes the tables"),
            Map.entry(
                    "software/amazon/awssdk/services/lambda/model/CreateFunction",
                    "CloudFormation makes the functions"),
            Map.entry("software/amazon/awssdk/regions/servicemetadata/Ec2ServiceMetadata", "nobody has an EC2 client"),
            Map.entry("org/jcodec/codecs/vpx/", "films are H.264"),
            Map.entry("net/sourceforge/jaad/", "films have no sound"),
            Map.entry("META-INF/maven/", "Maven's own"),
            Map.entry("META-INF/native-image/", "GraalVM's own"),
            Map.entry("codegen-resources/", "what the SDK is generated from"));

    /** Amazon's HTTP client and signer in C, which the SDK uses where they are there; they are not. */
    private static final String OPTIONAL = "NoClassDefFoundError: software/amazon/awssdk/crt/";

    private static List<String> names() throws IOException {
        try (JarFile jar = new JarFile(ARTIFACT.toFile())) {
            return jar.stream().map(ZipEntry::getName).toList();
        }
    }

    @Test
    void itIsSmall() throws IOException {
        assertThat(Files.size(ARTIFACT)).isLessThan(MOST_BYTES);
    }

    @Test
    void nothingIsInItThatNobodyNeeds() throws IOException {
        List<String> names = names();
        NEEDED_BY_NOBODY.forEach((prefix, reason) ->
                assertThat(names).as(prefix + ": " + reason).noneMatch(name -> name.startsWith(prefix)));
    }

    @Test
    void everyHandlerOfTheTemplateIsInIt() throws IOException {
        List<String> names = names();
        assertThat(Template.read(REPOSITORY.resolve("template.yaml"), Deployment.LOCAL, Map.of())
                        .all(LambdaFunction.class))
                .isNotEmpty()
                .allSatisfy(function ->
                        assertThat(names).contains(function.handler().replace('.', '/') + ".class"));
    }

    /** The JVM verifies each class and finds every type of its fields, methods and constructors: nothing was cut off that it needs. */
    @Test
    void everyClassInItLinks() throws Exception {
        Map<String, String> broken = new TreeMap<>();
        List<String> classes = new ArrayList<>();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {ARTIFACT.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            for (String name : names()) {
                if (name.endsWith(".class")) {
                    classes.add(name);
                    try {
                        Class<?> type = Class.forName(
                                name.substring(0, name.length() - ".class".length())
                                        .replace('/', '.'),
                                false,
                                loader);
                        int unused = type.getDeclaredMethods().length
                                + type.getDeclaredFields().length
                                + type.getDeclaredConstructors().length;
                    } catch (LinkageError | ClassNotFoundException failure) {
                        if (!failure.toString().contains(OPTIONAL)) {
                            broken.put(name, failure.toString());
                        }
                    }
                }
            }
        }
        assertThat(classes).hasSizeGreaterThan(3_000);
        assertThat(broken).isEmpty();
    }
}
