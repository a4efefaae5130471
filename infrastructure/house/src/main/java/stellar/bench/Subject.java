package stellar.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import stellar.house.Part;

/** What is measured: a process. */
public final class Subject implements AutoCloseable {

    /** Ticks of the kernel's clock a second, the unit of CPU time in /proc (Linux: always 100 to user programs). */
    private static final double TICKS_PER_SECOND = 100;

    private final Process process;

    private Subject(Process process) {
        this.process = process;
    }

    /** Starts it; its output goes into a file of the folder. */
    public static Subject start(List<String> command, Path folder) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.log").toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .start();
        return new Subject(process);
    }

    /** Starts it with this environment and no other; its output goes into the file. */
    public static Subject start(List<String> command, Path folder, Map<String, String> environment, Path output)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new Subject(builder.start());
    }

    /** Memory in RAM now, shared pages too, in MiB. */
    public double residentMiB() throws IOException {
        return status("VmRSS:");
    }

    /** The most memory it ever had in RAM, in MiB. */
    public double peakMiB() throws IOException {
        return status("VmHWM:");
    }

    /** CPU seconds it has used so far, its own and the kernel's for it. */
    public double cpuSeconds() throws IOException {
        return cpuSeconds(process.pid());
    }

    /** CPU seconds that it and the processes it started have used so far. */
    public double cpuSecondsWithChildren() throws IOException {
        double seconds = cpuSeconds();
        for (ProcessHandle child : process.descendants().toList()) {
            seconds += cpuSeconds(child.pid());
        }
        return seconds;
    }

    private static double cpuSeconds(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        // proc(5): utime and stime are the 14th and 15th field; the name, the 2nd, may hold spaces and ends with ")".
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    @Override
    public void close() {
        Part.stop(process.toHandle());
    }

    private double status(String name) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElseThrow(() -> new IOException("Process " + process.pid() + " is gone; see its output."));
    }
}
