package stellar.bench.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import stellar.bench.Bench;
import stellar.bench.Figure;
import stellar.bench.Samples;
import stellar.contract.Wire;
import stellar.house.RunningHouse;

/** The live page in Chromium, before a whole house and before a long night: what a browser has to bear. */
public final class WebBench {

    private static final String USAGE = "./stellar bench web takes --rounds N and --json FILE.";
    private static final int USUAL_ROUNDS = 3;
    private static final Duration ROUND = Duration.ofMinutes(3);

    private WebBench() {}

    /** {@code ./stellar bench web [--rounds N] [--json FILE]}: the repository's folder, then flags. */
    public static void main(String[] arguments) throws Exception {
        Bench.rounds(arguments, USAGE, USUAL_ROUNDS, ROUND, WebBench::run);
    }

    private static List<Figure> run(Path repository, Path folder, int rounds) throws Exception {
        try (RunningHouse house = RunningHouse.start(repository, folder.resolve("house"), 1)) {
            Process browser = new ProcessBuilder(
                            "node", "bench/measure.mjs", house.address().toString(), Integer.toString(rounds))
                    .directory(repository.resolve("web").toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try {
                return figures(browser);
            } finally {
                browser.destroy();
            }
        }
    }

    /** Each line is a figure: {@code {name, unit, values}}. */
    private static List<Figure> figures(Process browser) throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        String said = new String(browser.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int end = browser.waitFor();
        if (end != 0) {
            throw new IOException("The browser's part of the bench ended with " + end + "; what it said is above.");
        }
        for (String line : said.lines().toList()) {
            JsonNode told = Wire.readObject(line);
            Samples samples =
                    new Samples(StreamSupport.stream(told.path("values").spliterator(), false)
                            .mapToDouble(JsonNode::asDouble)
                            .toArray());
            figures.add(Figure.of(
                    told.path("name").asText(),
                    samples.median(),
                    told.path("unit").asText(),
                    samples.spread()));
        }
        return figures;
    }
}
