package stellar.deployed;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import stellar.Night;
import stellar.local.gateway.PageHeaders;

/** The cloud tells browsers what this machine tells them; where the cloud can name a host, it names no more than that. */
class PageHeadersTest {

    private static final String CSP = "content-security-policy";

    /** What only the cloud can say, for it has certificates. */
    private static final String ONLY_THERE = "strict-transport-security";

    private final JsonNode config = Yaml.resource(Yaml.SITE, "Headers").path("ResponseHeadersPolicyConfig");

    @Test
    void allHeadersButTheNamesOfHostsAreTheSame() {
        Map<String, String> there = inTheCloud();
        Map<String, String> here = new TreeMap<>(PageHeaders.ALL);

        assertThat(there.remove(ONLY_THERE)).isEqualTo("max-age=63072000");
        assertThat(there.remove(CSP)).isNotNull();
        here.remove(CSP);
        assertThat(there).isEqualTo(here);
    }

    @Test
    void whatPagesMayLoadIsTheSameButForTheHostsThatTheCloudNames() {
        Map<String, List<String>> there = directives(requireNonNull(inTheCloud().get(CSP)));
        Map<String, List<String>> here = directives(requireNonNull(PageHeaders.ALL.get(CSP)));

        assertThat(there.keySet()).isEqualTo(here.keySet());
        there.forEach((name, sources) -> {
            if (Set.of("img-src", "media-src", "connect-src").contains(name)) {
                assertThat(own(sources)).as(name).isEqualTo(own(requireNonNull(here.get(name))));
                assertThat(sources)
                        .as(name)
                        .noneMatch(source -> source.contains("*") || (source.endsWith(":") && !source.equals("data:")));
            } else {
                assertThat(sources).as(name).isEqualTo(here.get(name));
            }
        });
        assertThat(there.get("connect-src"))
                .contains("wss://${LiveHost}", "https://${SignInHost}", "https://${ImagesHost}");
        assertThat(there.get("img-src")).contains("https://${ImagesHost}");
    }

    /** A page that is opened from elsewhere, as a file or by another server, keeps to the same by its own head. */
    @Test
    void thePagesOwnHeadSaysTheSameAsThisMachine() throws IOException {
        String config = Files.readString(Night.HOME.resolve("web/vite.config.ts"));
        var matcher = Pattern.compile("CONTENT_SECURITY_POLICY = \\[(.*?)]", Pattern.DOTALL)
                .matcher(config);
        assertThat(matcher.find()).isTrue();
        String told = matcher.group(1).replaceAll("\\s*\"([^\"]*)\",?\\s*", "$1;");
        Map<String, List<String>> here = directives(requireNonNull(PageHeaders.ALL.get(CSP)));
        // A head cannot say by whom a page may be framed.
        assertThat(here.remove("frame-ancestors")).containsExactly("'none'");

        assertThat(directives(told)).isEqualTo(here);
    }

    private static List<String> own(List<String> sources) {
        return sources.stream()
                .filter(source -> source.startsWith("'") || source.equals("data:"))
                .toList();
    }

    private static Map<String, List<String>> directives(String policy) {
        Map<String, List<String>> directives = new LinkedHashMap<>();
        for (String directive : policy.strip().split(";\\s*")) {
            List<String> words = Arrays.asList(directive.strip().split("\\s+"));
            directives.put(words.getFirst(), words.subList(1, words.size()));
        }
        return directives;
    }

    private Map<String, String> inTheCloud() {
        JsonNode security = config.path("SecurityHeadersConfig");
        assertThat(security.findValues("Override")).hasSize(5).allMatch(JsonNode::asBoolean);
        Map<String, String> headers = new TreeMap<>();
        headers.put(
                CSP, security.at("/ContentSecurityPolicy/ContentSecurityPolicy").asText());
        headers.put("x-content-type-options", "nosniff");
        headers.put("x-frame-options", security.at("/FrameOptions/FrameOption").asText());
        headers.put(
                "referrer-policy", security.at("/ReferrerPolicy/ReferrerPolicy").asText());
        headers.put(
                ONLY_THERE,
                "max-age="
                        + security.at("/StrictTransportSecurity/AccessControlMaxAgeSec")
                                .asText());
        config.at("/CustomHeadersConfig/Items")
                .forEach(item -> headers.put(
                        item.path("Header").asText(), item.path("Value").asText()));
        return headers;
    }
}
