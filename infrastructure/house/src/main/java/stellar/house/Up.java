package stellar.house;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** {@code ./stellar up}: starts the parts, says where the page is, and stops them all at Ctrl-C. */
public final class Up {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final House house;
    private final List<Part> parts = Collections.synchronizedList(new ArrayList<>());

    private volatile boolean stopping;

    private Up(House house) {
        this.house = house;
    }

    /** The repository's folder, {@code up} or {@code stop}, then flags. */
    public static void main(String[] arguments) throws Exception {
        Path repository = Path.of(arguments[0]);
        List<String> flags = List.of(arguments).subList(2, arguments.length);
        try {
            if (flags.contains("--help")) {
                System.out.print(HouseSettings.USAGE);
            } else if (arguments[1].equals("stop")) {
                stop(repository, flags);
            } else {
                HouseSettings settings = HouseSettings.of(repository, flags);
                Files.createDirectories(settings.data());
                new Up(new House(settings, Secrets.in(settings.data()))).run();
            }
        } catch (UsageException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private void run() throws IOException, InterruptedException {
        HouseSettings settings = house.settings();
        for (PartName name : settings.parts()) {
            makeRoom(name);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopAll, "stop"));
        for (PartName name : settings.parts()) {
            parts.add(Part.start(name, house.command(name), settings.data()));
        }
        List<Thread> watchers = new ArrayList<>();
        for (Part part : List.copyOf(parts)) {
            long started = System.nanoTime();
            System.out.printf("  %-8s starting ...", part.name().word());
            part.awaitAnswer(house.answers(part.name()), START_LIMIT);
            System.out.printf(
                    "\r  %-8s up (%.1f s), process %d, log %s%n",
                    part.name().word(),
                    (System.nanoTime() - started) / 1e9,
                    part.process().pid(),
                    part.log());
            watchers.add(Thread.ofVirtual().start(() -> watch(part)));
        }
        if (settings.parts().contains(PartName.RELAY)) {
            System.out.printf(
                    "%n  The relay's own page: %s",
                    house.answers(PartName.RELAY).resolve("/"));
        }
        if (settings.parts().contains(PartName.CLOUD)) {
            System.out.printf(
                    "%n  Mails that nobody gets: %s",
                    house.answers(PartName.CLOUD).resolve("/_local/outbox"));
        }
        System.out.printf("%nStellar is up: %s   (Ctrl-C stops it)%n", house.address());
        for (Thread watcher : watchers) {
            watcher.join();
        }
    }

    /** Says when a part ends by itself or by somebody else's hand; the others go on. */
    private void watch(Part part) {
        try {
            int code = part.process().waitFor();
            if (!stopping) {
                String word = part.name().word();
                System.out.printf(
                        "  %-8s ended with code %d; start it again with ./stellar up --only %s%n", word, code, word);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A part that runs already is replaced when it was named, and otherwise in the way. */
    private void makeRoom(PartName name) throws IOException {
        Path data = house.settings().data();
        Optional<ProcessHandle> running = Part.running(name, data);
        if (running.isPresent() && !house.settings().restart()) {
            throw new UsageException("The " + name.word() + " of " + data + " runs already (process "
                    + running.get().pid() + "). Stop it with ./stellar stop, or restart it with ./stellar up --only "
                    + name.word() + ".");
        }
        running.ifPresent(Part::stop);
        for (House.Port port : house.ports(name)) {
            try (ServerSocket free = new ServerSocket()) {
                free.setReuseAddress(true);
                free.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port.number()));
            } catch (IOException e) {
                throw new UsageException("Port " + port.number() + ", which the " + name.word()
                        + " needs, is taken by another program. Stop that, or choose another with " + port.flag()
                        + " N.");
            }
        }
    }

    private void stopAll() {
        stopping = true;
        List<Thread> stops = List.copyOf(parts).reversed().stream()
                .map(part -> Thread.ofVirtual().start(part::stop))
                .toList();
        for (Thread stop : stops) {
            try {
                stop.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void stop(Path repository, List<String> words) throws IOException {
        Path data = repository.resolve(".stellar");
        List<PartName> names = words.isEmpty()
                ? List.of(PartName.values())
                : words.stream().map(PartName::of).toList();
        for (PartName name : names.reversed()) {
            Optional<ProcessHandle> running = Part.running(name, data);
            running.ifPresent(Part::stop);
            System.out.println("  " + name.word() + (running.isPresent() ? " stopped" : " was not running"));
        }
    }
}
