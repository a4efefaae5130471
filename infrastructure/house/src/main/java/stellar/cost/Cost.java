package stellar.cost;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.logging.LogManager;
import java.util.regex.Pattern;
import stellar.bench.Bench;
import stellar.house.UsageException;

/** {@code ./stellar cost}: what Stellar costs, counted now or as it was counted last. */
public final class Cost {

    private static final String USAGE = """
            ./stellar cost           counts what a telescope, its watchers and a booking ask of the cloud, and what that costs; %d minutes
            ./stellar cost --write   the same, and writes docs/cost.json and the tables of docs/cost.md
            ./stellar cost --known   what was counted last, with the prices of docs/prices.csv; at once
            ./stellar cost --page    writes the tables of docs/cost.md from that, after prices changed""".formatted(Counting.ABOUT.toMinutes());

    private static final Pattern ALARM = Pattern.compile("(?m)^ +Type: AWS::CloudWatch::Alarm$");
    private static final Pattern FUNCTION = Pattern.compile("(?m)^    Type: AWS::Serverless::Function$");

    /** {@code stellar.cloud.Figure} has seven, each of one function, and the refused tokens are counted from the API's log. */
    static final int METRICS = 8;

    private Cost() {}

    /** The repository's folder, then perhaps one flag. */
    public static void main(String[] arguments) throws Exception {
        Path repository = Path.of(arguments[0]).toAbsolutePath();
        try {
            run(repository, List.of(arguments).subList(1, arguments.length));
        } catch (UsageException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static void run(Path repository, List<String> flags) throws Exception {
        if (flags.size() > 1 || !List.of("", "--write", "--known", "--page").contains(String.join("", flags))) {
            throw new UsageException(USAGE);
        }
        String flag = String.join("", flags);
        Path known = repository.resolve("docs/cost.json");
        if (flag.isEmpty() || flag.equals("--write")) {
            PrintStream out = System.out;
            // Relay and local cloud would tell here of each frame; what matters of it is counted or fails.
            LogManager.getLogManager().reset();
            Bench.inFolder(folder -> {
                Counted counted = count(repository, folder, out);
                out.println();
                out.print(new CostPage(counted, prices(repository)).tables());
                if (flag.equals("--write")) {
                    counted.write(known);
                    // As it is kept: rounded.
                    writePage(repository, Counted.in(known));
                }
            });
        } else if (flag.equals("--known")) {
            System.out.print(new CostPage(Counted.in(known), prices(repository)).tables());
        } else {
            writePage(repository, Counted.in(known));
        }
    }

    private static Counted count(Path repository, Path folder, PrintStream out) throws Exception {
        out.printf(
                "About %d minutes; %d processors.%n",
                Counting.ABOUT.toMinutes(), Runtime.getRuntime().availableProcessors());
        return new Counted(
                LocalDate.now(ZoneOffset.UTC),
                alarms(repository),
                METRICS,
                new Counting(repository, folder, what -> out.println("  " + what)).all());
    }

    /** Those of the console, of which one stands for each function. */
    static int alarms(Path repository) throws IOException {
        return matches(ALARM, repository.resolve("infrastructure/console/console.yaml"))
                + matches(FUNCTION, repository.resolve("template.yaml"));
    }

    private static int matches(Pattern pattern, Path file) throws IOException {
        return (int) pattern.matcher(Files.readString(file)).results().count();
    }

    static Prices prices(Path repository) throws IOException {
        return Prices.in(repository.resolve("docs/prices.csv"));
    }

    private static void writePage(Path repository, Counted counted) throws IOException {
        Path page = repository.resolve("docs/cost.md");
        Files.writeString(page, new CostPage(counted, prices(repository)).in(Files.readString(page)));
    }
}
