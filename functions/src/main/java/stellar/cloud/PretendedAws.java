package stellar.cloud;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * An AWS that is not there: what the SDK has made ready and signed is answered from memory, so that a rehearsal does everything
 * but the sending. Signed with credentials that open nothing.
 */
final class PretendedAws implements SdkHttpClient {

    static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("rehearsal", "rehearsal"));

    private static final String EMPTY = "{}";

    private final Map<String, String> answers;
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    /** {@code answers}: JSON by the operation's name, as {@code GetItem}; others are answered by an empty object. */
    PretendedAws(Map<String, String> answers) {
        this.answers = Map.copyOf(answers);
    }

    /** The operations that were asked for so far. */
    Set<String> asked() {
        return new HashSet<>(asked);
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        String target =
                request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
        String operation = target.substring(target.indexOf('.') + 1);
        asked.add(operation);
        byte[] answer = answers.getOrDefault(operation, EMPTY).getBytes(StandardCharsets.UTF_8);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() {
                return HttpExecuteResponse.builder()
                        .response(SdkHttpResponse.builder()
                                .statusCode(200)
                                .putHeader("content-type", "application/x-amz-json-1.0")
                                .build())
                        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer)))
                        .build();
            }

            @Override
            public void abort() {
                // Nothing is under way.
            }
        };
    }

    @Override
    public String clientName() {
        return "pretended";
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
