package stellar.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import stellar.contract.Position;
import stellar.contract.RequestSignature;
import stellar.contract.Wire;
import stellar.nights.NightBooking;
import stellar.nights.NightHouse;
import stellar.nights.NightObservatory;

/**
 * {@code ./stellar drill backup}: in the middle of a booked night the cloud is lost and restored, twice. First from a copy that was
 * taken while its line was down: relay and cloud stand at one place, and nothing may be lost. Then from the same copy, which is
 * minutes old by then: what the relay had been acknowledged since comes again, with its frames; what people did since is gone.
 */
public final class BackupDrill {

    private static final Instant BEGIN = Instant.parse("2026-11-23T22:15:00Z");
    private static final Instant FROM = BEGIN.plus(Duration.ofMinutes(30));
    private static final Instant TO = FROM.plus(Duration.ofMinutes(30));
    private static final Instant LAST = TO.plus(Duration.ofMinutes(40));
    private static final Duration PREPARED = Duration.ofMinutes(5);
    private static final Duration PLAYED = Duration.ofMinutes(8);
    private static final Duration LONGEST_PLAYED = Duration.ofMinutes(18);

    /** Of what is shown: the telescope's name, its timeline, a file of an image. */
    private static final int WITH_AN_IMAGE = 3;

    private static final Duration AWAY = Duration.ofMinutes(3);
    private static final Duration AFTERWARDS = Duration.ofMinutes(3);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int FRAMES = 4;
    private static final long GRANTED_CENTS = 100_000;
    private static final String TELESCOPE = "drilled";
    private static final String OBSERVATORY = "hill";

    private final NightHouse house;
    private final NightObservatory observatory;
    private final HttpClient http;
    private final Path template;
    private final Path folder;
    private final List<String> figures = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();
    private int restores;

    private BackupDrill(NightHouse house, HttpClient http, Path template, Path folder) {
        this.house = house;
        this.observatory = house.observatory(OBSERVATORY);
        this.http = http;
        this.template = template;
        this.folder = folder;
    }

    /**
     * What came of it.
     *
     * @param copied what was taken out
     * @param waited events that waited at the observatory while there was no cloud, and came once
     * @param sentAgain events that an old copy lost, though the relay had been told that they are safe, and that came again
     * @param figures sentences for people
     * @param findings a sentence for each thing that must not be
     */
    record Report(Copied copied, int waited, int sentAgain, List<String> figures, List<String> findings) {}

    /** The repository's folder. Ends with code 1 when something does not hold. */
    public static void main(String[] arguments) throws Exception {
        Path repository = Path.of(arguments[0]).toAbsolutePath();
        Path folder = Files.createDirectories(
                repository.resolve(".stellar").resolve("drill-" + Instant.now().getEpochSecond()));
        PrintStream console = System.out;
        console.println(
                "A booked night is played, and its cloud lost and restored twice. Copies and logs are in " + folder);
        Report report;
        try (PrintStream parts = new PrintStream(folder.resolve("parts.log").toFile(), StandardCharsets.UTF_8)) {
            System.setOut(parts);
            System.setErr(parts);
            report = run(repository, folder);
        } catch (Exception | LinkageError e) {
            // Whatever it is: what is thrown from here would be told to a file that is closed.
            console.println("The drill could not go on, and proves nothing: " + e);
            System.exit(1);
            return;
        }
        report.figures().forEach(figure -> console.println("  " + figure));
        report.findings().forEach(finding -> console.println("  WRONG: " + finding));
        console.println(
                report.findings().isEmpty()
                        ? "Everything held."
                        : report.findings().size() + " things did not hold.");
        System.exit(report.findings().isEmpty() ? 0 : 1);
    }

    static Report run(Path repository, Path folder) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient();
                NightHouse house = new NightHouse(
                        repository,
                        Files.createDirectories(folder.resolve("night")),
                        BEGIN,
                        Map.of(OBSERVATORY, List.of(TELESCOPE)))) {
            return new BackupDrill(house, http, repository.resolve("template.yaml"), folder).play();
        }
    }

    private Report play() throws Exception {
        house.grant(GRANTED_CENTS);
        NightBooking booking = house.book(OBSERVATORY, TELESCOPE, FROM, TO, FRAMES);
        house.skipTo(FROM.minus(PREPARED));
        house.playUntil(FROM.plus(PLAYED));
        // Bytes of images go their own way, later on a machine that is busy.
        while (shown().size() < WITH_AN_IMAGE && house.now().isBefore(FROM.plus(LONGEST_PLAYED))) {
            house.playUntil(house.now().plus(MINUTE));
        }

        house.cut(observatory);
        house.cloud().settle();
        long begin = System.nanoTime();
        Path copy = folder.resolve("copy");
        Copied copied = CloudCopy.out(house.cloud(), copy);
        Instant copiedAt = house.now();
        figures.add("Out: %,d rows of %d tables and %,d object(s), %,d bytes, in %.1f s."
                .formatted(
                        copied.rows(), copied.tables().size(), copied.objects(), copied.bytes(), secondsSince(begin)));
        NightsLog then = log();
        SortedMap<String, String> shown = shown();
        must(shown.size() >= WITH_AN_IMAGE, "There is no image to be shown: " + shown + ".");
        house.playUntil(house.now().plus(AWAY));

        restore(copy, copied);
        answersAs(shown);
        goOn();
        // A frame goes its own way, too: one that comes after the copy has to come again.
        while (frames().isEmpty() && house.now().isBefore(TO)) {
            house.playUntil(house.now().plus(MINUTE));
        }
        NightsLog after = log();
        findings.addAll(then.wrongWith(after));
        int waited = after.without(then).size();
        must(waited > 0, "Nothing came while the drill waited, so nothing is shown.");
        must(after.last().epoch() == then.last().epoch(), "The relay began another epoch, though nothing was missing.");
        figures.add(
                "Restored at the place where the relay stood: it went on in the same epoch from " + words(then.last())
                        + " to " + words(after.last()) + "; " + waited + " events, none lost, none doubled.");

        SortedMap<String, String> frames = frames();
        must(!frames.isEmpty(), "No frame came before the cloud was lost again.");
        NightBooking late = house.book(OBSERVATORY, TELESCOPE, FROM.plus(DAY), TO.plus(DAY), FRAMES);
        restore(copy, copied);
        must(
                house.person(late.user()).get("/api/bookings/" + late.id()).status() == 404,
                "A booking that was made after the copy is there.");
        answersAs(shown);
        must(log().equals(then), "The timeline is not that of the copy.");
        goOn();
        NightsLog last = log();
        // All of it: nothing lost, changed or doubled, no hole, no other number.
        findings.addAll(after.wrongWith(last));
        must(
                last.last().epoch() == then.last().epoch(),
                "The relay began another epoch, though it had kept everything.");
        int sentAgain = after.without(then).size() - after.without(last).size();
        must(
                sentAgain == waited,
                waited + " events had been acknowledged after the copy, and " + sentAgain + " came again.");
        figures.add(
                "Restored from the same copy %d minutes later, behind the relay: %d events that the relay had been told are safe"
                                .formatted(
                                        Duration.between(copiedAt, house.now()).toMinutes(), sentAgain)
                        + " were missing; it sent them again under their numbers and went on to " + words(last.last())
                        + ", none lost, none doubled. A booking made since is lost, and its credits are free again.");

        while (house.now().isBefore(LAST)
                && (booking.session().has("nextLook") || !frames().entrySet().containsAll(frames.entrySet()))) {
            house.playUntil(house.now().plus(MINUTE));
        }
        SortedMap<String, String> again = frames();
        frames.forEach((frame, was) -> must(was.equals(again.get(frame)), frame + " is not shown as before."));
        figures.add("%d frames that were shown before are shown again, %d of them uploaded a second time."
                .formatted(
                        frames.size(),
                        frames.keySet().stream()
                                .filter(frame -> !shown.containsKey(frame))
                                .count()));
        LedgerAudit.Result credits = audit();
        must(
                credits.heldCents() == 0,
                "The night is over, and " + credits.heldCents() + " credit-cents are still held.");
        must(booking.charge().path("totalCents").asLong() > 0, "The night was not settled: " + booking.charge() + ".");
        figures.add("The night that was restored in its middle ended " + booking.state() + ", charged "
                + booking.charge().path("chargedCents").asLong() + " of "
                + booking.charge().path("totalCents").asLong() + " credit-cents; the credits add up over "
                + credits.entries() + " entries.");
        must(house.cloud().deadLetters().isEmpty(), "Given up: " + house.cloud().deadLetters() + ".");
        return new Report(copied, waited, sentAgain, figures, findings);
    }

    private void restore(Path copy, Copied copied) throws Exception {
        Path again = Files.createDirectories(folder.resolve("again-" + ++restores));
        long begin = System.nanoTime();
        house.replaceCloud(dynamoDb -> {
            long filling = System.nanoTime();
            Copied back = CloudCopy.in(copy, template, dynamoDb, house.cloudFolder(), again);
            findings.addAll(copied.differences(back));
            figures.add("Back into an empty cloud: %,d rows and %,d object(s), the same by count and hash, in %.1f s."
                    .formatted(back.rows(), back.objects(), secondsSince(filling)));
        });
        figures.add("From the loss until the restored cloud answered: %.1f s.".formatted(secondsSince(begin)));
        audit();
    }

    /** What anybody is shown of the telescope: its timeline as it was said, and each image with its bytes' SHA-256. */
    private SortedMap<String, String> shown() throws IOException, InterruptedException {
        SortedMap<String, String> shown = new TreeMap<>();
        shown.put("name", get("").path("name").toString());
        shown.put("timeline", get("/timeline").path("timeline").toString());
        for (JsonNode image : get("/images").path("images")) {
            for (String what : List.of("preview", "fits")) {
                if (image.has(what)) {
                    String link = image.path(what).asText();
                    HttpResponse<byte[]> leads = fetched(house.cloud().address().resolve(link));
                    HttpResponse<byte[]> bytes = fetched(
                            URI.create(leads.headers().firstValue("location").orElseThrow()));
                    shown.put(link, bytes.statusCode() + " " + RequestSignature.sha256(bytes.body()));
                }
            }
        }
        return shown;
    }

    /** Of what is shown the frames themselves. */
    private SortedMap<String, String> frames() throws IOException, InterruptedException {
        SortedMap<String, String> frames = shown();
        frames.keySet().removeIf(link -> !link.endsWith("/fits"));
        return frames;
    }

    private void answersAs(SortedMap<String, String> before) throws IOException, InterruptedException {
        SortedMap<String, String> now = shown();
        before.forEach((what, was) -> must(
                was.equals(now.get(what)), "Of " + what + " the answer was " + was + " and is " + now.get(what) + "."));
        figures.add(
                "The telescope, its timeline and %d files of images answer as before.".formatted(before.size() - 2));
    }

    private void goOn() throws Exception {
        observatory.line().up();
        house.playUntil(house.now().plus(AFTERWARDS));
    }

    private LedgerAudit.Result audit() {
        LedgerAudit.Result result = LedgerAudit.of(
                house.cloud().tables().client(), house.cloud().tables().name("LedgerTable"));
        findings.addAll(result.findings());
        must(result.entries() > 0, "The ledger is empty.");
        return result;
    }

    private NightsLog log() {
        return NightsLog.of(
                house.cloud().tables().client(), house.cloud().tables().name("TimelineTable"));
    }

    private ObjectNode get(String part) throws IOException, InterruptedException {
        String path = "/api/telescopes/" + TELESCOPE + part;
        HttpResponse<byte[]> answer = fetched(house.cloud().address().resolve(path));
        must(answer.statusCode() == 200, path + " answers " + answer.statusCode() + ".");
        return Wire.readObject(new String(answer.body(), StandardCharsets.UTF_8));
    }

    private HttpResponse<byte[]> fetched(URI address) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private void must(boolean isSo, String otherwise) {
        if (!isSo) {
            findings.add(otherwise);
        }
    }

    private static String words(Position position) {
        return "event " + position.seq();
    }

    private static double secondsSince(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
