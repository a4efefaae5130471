package stellar.relay.health;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import stellar.relay.page.Asked;
import stellar.relay.page.Door;
import stellar.relay.page.PageFiles;
import stellar.relay.page.Reply;

/**
 * The relay's own page and what it reads: {@code /health} answers 200 while all is well with the store and 503 while it is
 * not, {@code /metrics} is for Prometheus, {@code /log} has the newest log lines.
 */
public final class OperatorPage {

    private static final String WITHOUT_SCRIPT = "This page needs JavaScript; programs read /health and /metrics."
            + " — Cette page a besoin de JavaScript ; les programmes lisent /health et /metrics.";

    private OperatorPage() {}

    /** What is offered at the door of a running relay; everything is read only. */
    public static Map<String, Door.Room> rooms(Supplier<RelayState> report, RecentLog log) {
        Map<String, Door.Room> rooms = new LinkedHashMap<>(shared());
        rooms.put("GET /", PageFiles.page("page.js", WITHOUT_SCRIPT));
        rooms.put("GET /page.js", PageFiles.file("page.js"));
        rooms.put("GET /words.js", PageFiles.file("words.js"));
        rooms.put("GET /setup", PageFiles.page("setup-done.js", WITHOUT_SCRIPT));
        rooms.put("GET /setup-done.js", PageFiles.file("setup-done.js"));
        rooms.put("GET /setup-words.js", PageFiles.file("setup-words.js"));
        rooms.put("GET /health", asked -> health(report.get()));
        rooms.put("GET /metrics", asked -> Metrics.of(report.get()));
        rooms.put("GET /log", asked -> Reply.json(200, log.after(number(asked))));
        return rooms;
    }

    /** What the page and the set-up page share. */
    public static Map<String, Door.Room> shared() {
        return Map.of(
                "GET /page.css", PageFiles.file("page.css"),
                "GET /dom.js", PageFiles.file("dom.js"),
                "GET /favicon.svg", PageFiles.file("favicon.svg"));
    }

    private static Reply health(RelayState state) {
        return Reply.json(state.trouble() == null ? 200 : 503, HealthJson.of(state));
    }

    private static long number(Asked asked) {
        return asked.parameter("after")
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElse(0L);
    }
}
