package stellar.clouds;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Where all services of a stand-in for AWS answer.
 *
 * @param keys puts those in force that it takes
 */
record Endpoint(String title, URI address, String region, Supplier<Keys> keys, Set<Cloud.Duty> neglects) {

    /** Which variable names one. */
    static final String VARIABLE = "STELLAR_AWS_ENDPOINT";

    static final String REGION = "eu-west-3";

    /** Hosts of AWS's own, in all its partitions. */
    private static final Pattern AWS =
            Pattern.compile("(.*\\.)?(amazonaws\\.(com(\\.cn)?|eu)|api\\.(aws|amazonwebservices\\.(com\\.cn|eu)))\\.?");

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    Endpoint {
        neglects = Set.copyOf(neglects);
    }

    /** A LocalStack, which does not look at signatures unless it is told to. */
    static Endpoint localStack(URI address, String region, Supplier<Keys> keys) {
        return new Endpoint("LocalStack", address, region, keys, EnumSet.of(Cloud.Duty.CHECK_SIGNATURES));
    }

    /** A moto, which takes almost anything. */
    static Endpoint moto(URI address, String region, Supplier<Keys> keys) {
        return new Endpoint("moto", address, region, keys, EnumSet.allOf(Cloud.Duty.class));
    }

    /**
     * The one that an environment names, by whatever runs there.
     *
     * @throws IllegalArgumentException when these tests must not run there; the message says why and what to do
     */
    static Endpoint named(Map<String, String> environment) throws IOException, InterruptedException {
        URI address = allowed(environment.getOrDefault(VARIABLE, ""));
        String region = environment.getOrDefault("AWS_REGION", REGION);
        Supplier<Keys> keys = keys(address, environment);
        if (answers(address, "/_localstack/health")) {
            return localStack(address, region, keys);
        }
        if (answers(address, "/moto-api/")) {
            return moto(address, region, keys);
        }
        return new Endpoint(address.toString(), address, region, keys, Set.of());
    }

    /** Whether an environment names one. */
    static boolean isNamed(Map<String, String> environment) {
        return !environment.getOrDefault(VARIABLE, "").isBlank();
    }

    /** AWS itself is refused: nobody's account shall gain or lose anything by a test. */
    static URI allowed(String text) {
        URI address = URI.create(text.strip());
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        if (!Set.of("http", "https").contains(String.valueOf(address.getScheme())) || address.getHost() == null) {
            throw new IllegalArgumentException(VARIABLE + " is \"" + text
                    + "\", which is no address of a service; write it like http://127.0.0.1:4566.");
        }
        if (AWS.matcher(host).matches()) {
            throw new IllegalArgumentException(VARIABLE + " is " + text
                    + ", which is AWS itself. These tests make tables, a bucket, topics and schedules and remove them, so they"
                    + " run on a stand-in only: name a LocalStack or a moto.");
        }
        return address;
    }

    /** Those of AWS's own variables; where there are none, words that any stand-in on this machine takes. */
    private static Supplier<Keys> keys(URI address, Map<String, String> environment) {
        if (environment.containsKey("AWS_ACCESS_KEY_ID") || environment.containsKey("AWS_PROFILE")) {
            return Keys::ofTheEnvironment;
        }
        if (!isHere(address)) {
            throw new IllegalArgumentException(VARIABLE + " is " + address
                    + ", which is another machine, and there are no keys for it; set AWS_ACCESS_KEY_ID and"
                    + " AWS_SECRET_ACCESS_KEY, or AWS_PROFILE.");
        }
        return () -> Keys.of("test", "test");
    }

    private static boolean isHere(URI address) {
        try {
            return InetAddress.getByName(address.getHost()).isLoopbackAddress();
        } catch (UnknownHostException nobody) {
            return false;
        }
    }

    private static boolean answers(URI address, String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE).build();
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException away) {
            throw new IOException(
                    VARIABLE + " is " + address + ", and nothing answers there; start it, or unset the variable.",
                    away);
        }
    }
}
