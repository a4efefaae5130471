package stellar.nights;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import stellar.bench.bookings.Person;

/**
 * A night for a browser: the whole house with its page, in a time that is turned by lines on standard input. Each line is
 * answered by one on standard output when what it asks for has happened:
 *
 * <pre>
 * play MOMENT            the clock is turned until then     →  at MOMENT
 * book FROM TO FRAMES    the telescope's person books       →  booked ID
 * clouds | clear         the sky is so from now on          →  sky
 * tell                   what became of what was booked     →  told CHANGES STORY
 * end                    everything ends
 * </pre>
 *
 * The first line out is {@code up ADDRESS PERSON}: who can sign in under this name is who books. The telescope is {@value #TELESCOPE}.
 */
public final class PlayedHouse {

    private static final String OBSERVATORY = "hill";
    private static final String TELESCOPE = "demo";
    private static final long GRANTED_CENTS = 50_000;

    private PlayedHouse() {}

    /** {@code arguments}: the repository, a folder for what the night leaves behind, the moment it begins at. */
    public static void main(String[] arguments) throws Exception {
        Path repository = Path.of(arguments[0]).toAbsolutePath().normalize();
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        Instant begin = Instant.parse(arguments[2]);
        int port = freePort();
        String site = "http://localhost:" + port;
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        // Functions log there, and answers are to stand alone.
        System.setOut(System.err);
        try (NightHouse house = new NightHouse(
                        repository, folder, begin, Map.of(OBSERVATORY, List.of(TELESCOPE)), settings -> settings.web(
                                        repository.resolve("web/dist"))
                                .ports(port, 0)
                                // The second is where those come from who ask without a browser.
                                .parameter("SiteOrigins", site + "," + Person.SITE));
                BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            house.grant(GRANTED_CENTS);
            out.println("up " + site + " Observer at " + TELESCOPE);
            for (String line = lines.readLine(); line != null && !line.equals("end"); line = lines.readLine()) {
                out.println(answer(house, line.split(" ", -1)));
            }
        }
    }

    private static String answer(NightHouse house, String[] words) throws Exception {
        NightTelescope telescope = house.observatory(OBSERVATORY).telescope(TELESCOPE);
        return switch (words[0]) {
            case "play" -> {
                // What was asked by hand meanwhile is taken before the clock turns.
                house.at(house.now(), () -> {});
                house.playUntil(Instant.parse(words[1]));
                yield "at " + house.now();
            }
            case "book" ->
                "booked "
                        + house.book(
                                        OBSERVATORY,
                                        TELESCOPE,
                                        Instant.parse(words[1]),
                                        Instant.parse(words[2]),
                                        Integer.parseInt(words[3]))
                                .id();
            case "clouds" -> {
                telescope.sky(NightTelescope.Sky.CLOUDED);
                yield "sky";
            }
            case "clear" -> {
                telescope.sky(NightTelescope.Sky.CLEAR);
                yield "sky";
            }
            case "tell" -> {
                NightBooking booking = house.bookings().getLast();
                yield "told " + booking.changes() + " " + booking.session().path("story");
            }
            default -> throw new IllegalArgumentException("A played house does not know: " + String.join(" ", words));
        };
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
