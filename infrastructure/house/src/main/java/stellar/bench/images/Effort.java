package stellar.bench.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a frame took a program, from its start to its end.
 *
 * @param wallMillis by the clock
 * @param cpuMillis of processor time, its children's too, in steps of 10
 * @param peakMiB the most memory it had in RAM, looked at every 2 ms
 */
record Effort(double wallMillis, double cpuMillis, double peakMiB) {

    private static final double MILLIS_PER_TICK = 10;
    private static final int LIMIT_SECONDS = 120;

    /** Runs commands one after another, alone; time is shared out over so many frames. */
    static Effort of(List<List<String>> commands, int frames, Path folder) throws IOException, InterruptedException {
        double cpu = childrensCpuMillis();
        long begin = System.nanoTime();
        double peak = 0;
        for (List<String> command : commands) {
            peak = Math.max(peak, peakMiB(command, folder));
        }
        double wall = (System.nanoTime() - begin) / 1e6;
        return new Effort(wall / frames, (childrensCpuMillis() - cpu) / frames, peak);
    }

    /** Runs a program to its end. */
    private static double peakMiB(List<String> command, Path folder) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.log").toFile())
                .start();
        process.getOutputStream().close();
        double peak = 0;
        while (!process.waitFor(2, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, peakMiB(process.pid()));
            if (System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(LIMIT_SECONDS)) {
                process.destroyForcibly();
                throw new IOException(command.getFirst() + " did not end within " + LIMIT_SECONDS + " s.");
            }
        }
        if (process.exitValue() != 0) {
            throw new IOException(command.getFirst() + " failed: " + Files.readString(folder.resolve("output.log")));
        }
        return peak;
    }

    /** Of all children that have ended: cutime and cstime, the 16th and 17th field (proc(5)). */
    private static double childrensCpuMillis() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) * MILLIS_PER_TICK;
    }

    private static double peakMiB(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException _) {
            // It has just ended.
            return 0;
        }
    }
}
