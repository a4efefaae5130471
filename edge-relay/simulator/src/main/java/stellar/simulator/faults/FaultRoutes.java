package stellar.simulator.faults;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import stellar.simulator.night.Mishaps;

/** The faults by the names people call them, and what each takes. */
final class FaultRoutes {
    /** What each name does, for people. */
    static final Map<String, String> HELP = help();

    private static final int LONGEST_SECONDS = 86_400;

    private final Map<String, Consumer<Arguments>> faults = new LinkedHashMap<>();

    FaultRoutes(Faults target) {
        faults.put("drop", with -> target.dropConnections(with.seconds("for", 0)));
        faults.put("half-open", with -> target.goHalfOpen());
        faults.put("refuse-login", with -> target.refuseLogin());
        faults.put("no-version", with -> target.withholdVersion(with.flag("close")));
        faults.put("cut-mid-line", with -> target.cutMidLine());
        faults.put("cut-after-acceptance", with -> target.cutAfterAcceptance());
        faults.put("slow", with -> target.slow(with.whole("bytes-per-second", 1, 1 << 20, 200)));
        faults.put("flood", with -> target.flood(with.whole("events", 1, Faults.LARGEST_FLOOD, 1000)));
        faults.put("garbage", with -> target.garbage(with.garbage("kind")));
        faults.put("weather-unsafe", with -> target.weather(false));
        faults.put("clouds", with -> target.clouds());
        faults.put("weather-safe", with -> target.weather(true));
        faults.put("focus-failure", with -> target.failFocus(with.whole("count", 1, 1000, 1)));
        faults.put("solve-failure", with -> target.failSolve(with.whole("count", 1, 1000, 1)));
        faults.put("action-failure", with -> target.failAction(with.whole("count", 1, 1000, 1)));
        faults.put("pointing", with -> target.endPointings(with.pointing("result")));
        faults.put("error", with -> target.error());
        faults.put("shutdown", with -> target.shutDown(with.seconds("for", 10)));
        faults.put("resume-night", with -> target.resumeNight());
        faults.put("clear", with -> target.clear());
    }

    /** Makes a fault; false when there is none of that name. */
    boolean make(String name, Map<String, String> arguments) {
        Consumer<Arguments> fault = faults.get(name);
        if (fault != null) {
            fault.accept(new Arguments(arguments));
        }
        return fault != null;
    }

    private static Map<String, String> help() {
        Map<String, String> help = new LinkedHashMap<>();
        help.put("POST /faults/drop?for=0", "Ends all connections; refuses new ones for so many seconds.");
        help.put("POST /faults/half-open", "Keeps connections, reads and says nothing, until cleared.");
        help.put("POST /faults/refuse-login", "Rejects every login, until cleared.");
        help.put(
                "POST /faults/no-version?close=false", "New connections get no Version, or are closed, until cleared.");
        help.put("POST /faults/cut-mid-line", "The next line to a client breaks off, and the connection with it.");
        help.put("POST /faults/cut-after-acceptance", "The next command's connection ends between its two answers.");
        help.put("POST /faults/slow?bytes-per-second=200", "Lines drip, until cleared.");
        help.put("POST /faults/flood?events=1000", "So many numbered log events at once, to all who hear the log.");
        help.put("POST /faults/garbage?kind=nul", "A bad line to all: " + labels() + ".");
        help.put("POST /faults/weather-unsafe", "Unsafe and raining, until weather-safe or cleared.");
        help.put("POST /faults/clouds", "Unsafe by clouds, without rain, until weather-safe or cleared.");
        help.put("POST /faults/weather-safe", "Safe and clear, until weather-unsafe, clouds or cleared.");
        help.put("POST /faults/focus-failure?count=1", "The next focus runs fail.");
        help.put("POST /faults/solve-failure?count=1", "The next plate solves recognise no star.");
        help.put("POST /faults/action-failure?count=1", "The next actions that clients ask for end with an error.");
        help.put(
                "POST /faults/pointing?result=failed",
                "Precise pointings end like that until cleared: failed, in-range, out-of-range, solving-off.");
        help.put("POST /faults/error", "Voyager reports a general error, until cleared.");
        help.put("POST /faults/shutdown?for=10", "Says ShutDown, ends all connections, refuses new ones for so long.");
        help.put("POST /faults/resume-night", "The programme goes on after an Abort.");
        help.put("POST /faults/clear", "Puts everything right again.");
        help.put("GET /commands", "The last commands that came.");
        return help;
    }

    private static String labels() {
        return String.join(
                ", ", Arrays.stream(Garbage.values()).map(Garbage::label).toList());
    }

    /** What stands behind the question mark; a wrong value is an {@link IllegalArgumentException} with a sentence. */
    private record Arguments(Map<String, String> values) {
        Duration seconds(String name, int otherwise) {
            return Duration.ofSeconds(whole(name, 0, LONGEST_SECONDS, otherwise));
        }

        boolean flag(String name) {
            return values.getOrDefault(name, "false").equals("true");
        }

        int whole(String name, int low, int high, int otherwise) {
            try {
                int value = Integer.parseInt(values.getOrDefault(name, Integer.toString(otherwise)));
                if (value >= low && value <= high) {
                    return value;
                }
            } catch (NumberFormatException noNumber) {
                // Told below, like a number out of range.
            }
            throw new IllegalArgumentException(name + " must be a whole number from " + low + " to " + high + ".");
        }

        Mishaps.Pointing pointing(String name) {
            String wanted =
                    values.getOrDefault(name, "failed").toUpperCase(Locale.ROOT).replace('-', '_');
            return Arrays.stream(Mishaps.Pointing.values())
                    .filter(kind -> kind.name().equals(wanted))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            name + " must be one of: failed, in-range, out-of-range, solving-off."));
        }

        Garbage garbage(String name) {
            return Garbage.labelled(values.getOrDefault(name, ""))
                    .orElseThrow(() -> new IllegalArgumentException(name + " must be one of: " + labels() + "."));
        }
    }
}
