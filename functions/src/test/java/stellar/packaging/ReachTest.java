package stellar.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.packaging.sample.Start;

class ReachTest {

    private static final String SAMPLE = "stellar/packaging/sample/";
    private static final String DYNAMO = "software/amazon/awssdk/services/dynamodb/";

    private static byte[] classFile(String name) throws IOException {
        try (InputStream in = ReachTest.class.getClassLoader().getResourceAsStream(name + ".class")) {
            if (in == null) {
                throw new IOException("There is no class " + name + ".");
            }
            return in.readAllBytes();
        }
    }

    private static Map<String, byte[]> samples() throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        for (String name : new String[] {
            "Start", "away/Called", "away/Held", "away/Named", "away/Found", "away/Provider", "away/Alone"
        }) {
            files.put(SAMPLE + name + ".class", classFile(SAMPLE + name));
        }
        // The folder from which one starts has the one class.
        files.put("from/Start.class", files.remove(SAMPLE + "Start.class"));
        files.put(
                "META-INF/services/stellar.packaging.sample.away.Found",
                "stellar.packaging.sample.away.Provider # by name\n".getBytes(StandardCharsets.UTF_8));
        return files;
    }

    @Test
    void whatIsCalledHeldNamedByATextOrProvidedIsKeptAndNothingElse() throws IOException {
        assertThat(Start.class.getName()).isEqualTo("stellar.packaging.sample.Start");
        assertThat(new Reach(samples()).from("from/").keySet())
                .containsExactlyInAnyOrder(
                        "from/Start.class",
                        SAMPLE + "away/Called.class",
                        SAMPLE + "away/Held.class",
                        SAMPLE + "away/Named.class",
                        SAMPLE + "away/Found.class",
                        SAMPLE + "away/Provider.class");
    }

    @Test
    void withoutItsServiceAProviderIsNotKept() throws IOException {
        Map<String, byte[]> files = samples();
        files.remove(SAMPLE + "away/Found.class");
        assertThat(new Reach(files).from("from/").keySet()).doesNotContain(SAMPLE + "away/Provider.class");
    }

    @Test
    void aClientKeepsTheOperationThatIsCalledAndNoOther() throws IOException {
        ClassModel whole = ClassFile.of().parse(classFile(DYNAMO + "DynamoDbClient"));
        assertThat(Parted.isClient(whole)).isTrue();
        String call = Names.member(
                "software/amazon/awssdk/services/dynamodb",
                "getItem",
                "(L" + DYNAMO + "model/GetItemRequest;)L" + DYNAMO + "model/GetItemResponse;");
        byte[] parted =
                new Parted(java.lang.classfile.ClassHierarchyResolver.defaultResolver()).client(whole, Set.of(call));
        Names names = Names.in(ClassFile.of().parse(parted));
        assertThat(DynamoDbClient.class.getMethods()).hasSizeGreaterThan(100);
        assertThat(names.types())
                .contains(DYNAMO + "model/GetItemRequest")
                .noneMatch(type -> type.contains("CreateTable"));
    }

    @Test
    void ofTheListOfServicesThoseWithAClientAreKept() throws IOException {
        ClassModel whole = ClassFile.of().parse(classFile(Parted.SERVICES));
        byte[] parted = new Parted(java.lang.classfile.ClassHierarchyResolver.defaultResolver())
                .services(whole, Set.of("dynamodb", "s3"));
        String of = "software/amazon/awssdk/regions/servicemetadata/";
        assertThat(Names.in(whole).types().stream().filter(type -> type.startsWith(of)))
                .hasSizeGreaterThan(200);
        assertThat(Names.in(ClassFile.of().parse(parted)).types().stream().filter(type -> type.startsWith(of)))
                .containsExactlyInAnyOrder(of + "DynamodbServiceMetadata", of + "EnhancedS3ServiceMetadata");
    }
}
