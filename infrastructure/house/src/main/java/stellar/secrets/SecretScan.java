package stellar.secrets;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code ./stellar secrets}: searches the tree and the history of a repository, and says what it found. */
public final class SecretScan {

    /** A file of more is not read, and said to be so. */
    private static final long MOST_FILE_BYTES = 20_000_000;

    /** The history's newest changes; what is older than so many lines was searched when it was newer. */
    private static final int MOST_HISTORY_LINES = 5_000_000;

    private static final Duration GIT_LIMIT = Duration.ofMinutes(2);
    private static final String COMMIT = "\u0001commit ";
    private static final String MESSAGE_ENDS = "\u0001";

    private final Path repository;
    private final Allowed allowed;
    private final List<String> findings = new ArrayList<>();
    private int files;
    private int historyLines;

    private SecretScan(Path repository, Allowed allowed) {
        this.repository = repository;
        this.allowed = allowed;
    }

    /**
     * What was found.
     *
     * @param findings a sentence each, allowed ones left out
     */
    record Report(List<String> findings, int files, int historyLines) {}

    /** The repository's folder. Ends with code 1 when something was found. */
    public static void main(String[] arguments) throws Exception {
        Report report = of(Path.of(arguments[0]).toAbsolutePath(), Allowed.packaged());
        report.findings().forEach(System.err::println);
        System.out.printf(
                "%,d files and %,d lines of history: %d things that must not be there.%n",
                report.files(), report.historyLines(), report.findings().size());
        if (!report.findings().isEmpty()) {
            System.err.println("Take it out; one that was pushed is known, so change it where it counts."
                    + " What is no secret goes, with the reason, into infrastructure/house's allowed.csv.");
            System.exit(1);
        }
    }

    static Report of(Path repository, Allowed allowed) throws IOException, InterruptedException {
        SecretScan scan = new SecretScan(repository, allowed);
        scan.tree();
        scan.history();
        if (!scan.isShallow()) {
            scan.findings.addAll(allowed.unused());
        }
        return new Report(scan.findings.stream().distinct().toList(), scan.files, scan.historyLines);
    }

    /** Of a clone without its older history nothing can be said to be nowhere. */
    private boolean isShallow() throws IOException, InterruptedException {
        StringBuilder said = new StringBuilder();
        git(
                List.of("rev-parse", "--is-shallow-repository"),
                in -> said.append(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        return said.toString().strip().equals("true");
    }

    private void tree() throws IOException, InterruptedException {
        List<String> paths = new ArrayList<>();
        git(
                List.of("ls-files", "--cached", "--others", "--exclude-standard", "-z"),
                all -> paths.addAll(List.of(new String(all.readAllBytes(), StandardCharsets.UTF_8).split("\0", -1))));
        for (String path : paths) {
            Path file = repository.resolve(path);
            if (path.isEmpty() || !Files.isRegularFile(file)) {
                continue;
            }
            if (Files.size(file) > MOST_FILE_BYTES) {
                findings.add(path + " is too large to be searched; keep it outside the repository.");
                continue;
            }
            files++;
            byte[] bytes = Files.readAllBytes(file);
            if (!isPacked(bytes)) {
                int number = 0;
                for (String line : (Iterable<String>) new String(bytes, StandardCharsets.UTF_8).lines()::iterator) {
                    number++;
                    look(path + ":" + number, path, line);
                }
            }
        }
    }

    /** As git tells: a NUL among the first bytes. */
    private static boolean isPacked(byte[] bytes) {
        for (int i = 0; i < Math.min(8_000, bytes.length); i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private void history() throws IOException, InterruptedException {
        git(
                List.of(
                        "log",
                        "-p",
                        "--cc",
                        "-U0",
                        "--no-color",
                        "--no-ext-diff",
                        "--no-textconv",
                        "--no-renames",
                        "--format=" + COMMIT + "%h%n%B%n" + MESSAGE_ENDS),
                this::readHistory);
    }

    private void readHistory(InputStream in) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        Within within = Within.MESSAGE;
        String commit = "";
        String path = "";
        String line = lines.readLine();
        for (; line != null && historyLines < MOST_HISTORY_LINES; line = lines.readLine()) {
            historyLines++;
            if (line.startsWith(COMMIT)) {
                within = Within.MESSAGE;
                commit = line.substring(COMMIT.length());
                path = "message";
            } else if (line.equals(MESSAGE_ENDS)) {
                within = Within.HEAD;
            } else if (within != Within.MESSAGE && (line.startsWith("@@") || line.startsWith("diff --"))) {
                within = line.startsWith("@@") ? Within.CHANGE : Within.HEAD;
            } else if (within == Within.HEAD) {
                path = line.startsWith("+++ b/") ? line.substring("+++ b/".length()) : path;
            } else if (within == Within.MESSAGE || line.startsWith("+") || line.startsWith(" +")) {
                look("commit " + commit + ", " + path, path, line);
            }
        }
    }

    /** Where a line of the history stands: an added line may look like the head of a file's changes, and the other way round. */
    private enum Within {
        MESSAGE,
        HEAD,
        CHANGE
    }

    private void look(String where, String path, String line) {
        for (Finding finding : Rules.findings(where, path, line)) {
            if (!allowed.covers(finding)) {
                findings.add(finding.sentence());
            }
        }
    }

    private interface Reader {
        void read(InputStream in) throws IOException;
    }

    private void git(List<String> arguments, Reader reader) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", repository.toString(), "-c", "core.quotePath=off"));
        command.addAll(arguments);
        Process git = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        boolean isWhole;
        try (InputStream in = git.getInputStream()) {
            reader.read(in);
            isWhole = in.read() < 0;
        }
        if (!git.waitFor(GIT_LIMIT.toSeconds(), TimeUnit.SECONDS) || (isWhole && git.exitValue() != 0)) {
            git.destroyForcibly();
            throw new IOException("git " + arguments.getFirst() + " did not answer in " + repository
                    + ", so nothing is known of its secrets. Is it a git repository?");
        }
    }
}
