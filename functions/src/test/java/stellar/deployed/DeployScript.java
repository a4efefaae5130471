package stellar.deployed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import stellar.Night;

/** {@code ./stellar deploy} in a folder of its own, with tools in place of AWS's that write down how they were called. */
final class DeployScript {
    private static final Pattern STEP = Pattern.compile("^ ?\\d+\\. .*");

    private final Path folder;
    private final Path tools;
    private final Path calls;

    /** What was said, the commands that it said it gives, and how it ended. */
    record Said(int code, String words, List<String> commands) {}

    /** With the script, and files for all that it deploys. */
    DeployScript(Path folder) throws IOException {
        this.folder = folder;
        tools = Files.createDirectory(folder.resolve("tools"));
        calls = folder.resolve("calls");
        for (String file : List.of("deploy.sh", "files.sh")) {
            Files.copy(Night.HOME.resolve("infrastructure/deploy").resolve(file), folder.resolve(file));
        }
        Files.copy(Night.HOME.resolve("template.yaml"), folder.resolve("template.yaml"));
        write("functions/target/functions-lambda.jar", "jar");
        for (String nested : List.of("site/site.yaml", "console/functions.yaml", "console/console.yaml")) {
            write("infrastructure/" + nested, nested);
        }
        write("web/dist/index.html", "<p>");
        write("web/dist/index.html.gz", "packed");
        write("web/dist/en.webmanifest", "{}");
        write("web/dist/service-worker.js", "0");
        write("web/dist/assets/index-B7h3kQ1x.js", "0");
        write("web/dist/assets/index-B7h3kQ1x.js.gz", "packed");
        write("web/dist/assets/index-Cc_4-k2Z.css", "p {}");
    }

    /** A file of these words. */
    void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    /** A tool that writes down its arguments, and then does this. */
    void tool(String name, String then) throws IOException {
        Path file = tools.resolve(name);
        Files.writeString(file, "#!/bin/sh\nprintf '%s\\n' \"" + name + " $*\" >>" + calls + "\n" + then + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    /** Answers as in the account ACCOUNT; the stack was deployed before when it knows its name. */
    void aws(boolean wasDeployed) throws IOException {
        String first = wasDeployed
                ? "echo ORIGIN"
                : "if [ -e " + folder
                        + "/there ]; then echo ORIGIN; else echo 'Stack x does not exist' >&2; exit 254; fi";
        tool("aws", """
                case "$*" in
                  *'cloudformation deploy'*) touch %s/there ;;
                  *get-caller-identity*) echo ACCOUNT ;;
                  *SiteOrigin*) %s ;;
                  *SiteBucket*) echo FILES ;;
                  *SiteDistribution*) echo DISTRIBUTION ;;
                  *OutputKey,OutputValue*) printf 'SiteOrigin\\tORIGIN\\n' ;;
                  *head-bucket*) exit ${NO_BUCKET:-0} ;;
                esac""".formatted(folder, first));
    }

    /** Runs it with this environment besides a region. */
    Said deploy(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(folder.resolve("deploy.sh").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", tools + ":" + basics());
        builder.environment().put("AWS_REGION", "eu-west-3");
        builder.environment().putAll(environment);
        Process process = builder.start();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        List<String> commands = new ArrayList<>();
        List<String> lines = words.lines().toList();
        for (int at = 0; at + 1 < lines.size(); at++) {
            if (STEP.matcher(lines.get(at)).matches()) {
                commands.add(unquoted(lines.get(at + 1).strip()));
            }
        }
        return new Said(process.waitFor(), words, commands);
    }

    /** The ordinary tools, and nothing of AWS's that this machine may have. */
    private Path basics() throws IOException {
        Path basics = folder.resolve("basics");
        if (!Files.exists(basics)) {
            Files.createDirectory(basics);
            for (String name : List.of(
                    "bash",
                    "sh",
                    "dirname",
                    "find",
                    "grep",
                    "sed",
                    "sort",
                    "head",
                    "tail",
                    "tr",
                    "mktemp",
                    "rm",
                    "mkdir",
                    "cat",
                    "touch",
                    "env",
                    "cut",
                    "sha256sum",
                    "shasum")) {
                for (String place : List.of("/bin", "/usr/bin")) {
                    Path there = Path.of(place, name);
                    if (Files.exists(there) && !Files.exists(basics.resolve(name))) {
                        Files.createSymbolicLink(basics.resolve(name), there);
                    }
                }
            }
        }
        return basics;
    }

    private static String unquoted(String command) {
        return command.replace("'\\''", "\0").replace("'", "").replace('\0', '\'');
    }

    /** How the tools were called, in order. */
    List<String> called() throws IOException {
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }
}
