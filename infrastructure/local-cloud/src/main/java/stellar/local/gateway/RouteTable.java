package stellar.local.gateway;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stellar.local.template.Resource.Trigger.HttpRoute;

/**
 * Which function answers which request of the HTTP API. Of several routes that match, a fixed segment comes before a
 * variable, a variable before {@code {proxy+}}, a method before {@code ANY}, and {@code $default} last.
 */
final class RouteTable {
    static final String DEFAULT = "$default";

    private final List<Route> routes = new ArrayList<>();

    /**
     * A route with the function behind it.
     *
     * @param key as the template has it, for instance {@code GET /api/telescopes/{id}}
     */
    record Route(String key, HttpRoute http, String functionArn, List<String> segments) {}

    /** A route that matches, with the values of its variables. */
    record Match(Route route, Map<String, String> variables) {}

    void add(HttpRoute http, String functionArn) {
        boolean isDefault = http.path().equals(DEFAULT);
        String key = isDefault ? DEFAULT : http.method() + " " + http.path();
        if (routes.stream().anyMatch(route -> route.key().equals(key))) {
            throw new IllegalArgumentException("The template has two functions for the route " + key + ".");
        }
        routes.add(new Route(key, http, functionArn, isDefault ? List.of() : segments(http.path())));
        routes.sort(Comparator.comparing(RouteTable::rank));
    }

    /** Sorts as text the way routes are preferred. */
    private static String rank(Route route) {
        if (route.key().equals(DEFAULT)) {
            return "9";
        }
        StringBuilder rank = new StringBuilder("0");
        for (String segment : route.segments()) {
            rank.append(segment.endsWith("+}") ? '3' : isVariable(segment) ? '2' : '1');
        }
        return rank.append(route.http().method().equals("ANY") ? "~" : "!").toString();
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    private static List<String> segments(String path) {
        return Arrays.asList(path.substring(1).split("/", -1));
    }

    /** The route for this method and path, decoded. */
    Optional<Match> match(String method, String path) {
        List<String> segments = segments(path);
        for (Route route : routes) {
            String wanted = route.http().method();
            if (route.key().equals(DEFAULT) || wanted.equals("ANY") || wanted.equals(method)) {
                Optional<Map<String, String>> variables = variables(route, segments);
                if (variables.isPresent()) {
                    return Optional.of(new Match(route, variables.get()));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether any method has a route at this path. */
    boolean knows(String path) {
        List<String> segments = segments(path);
        return routes.stream().anyMatch(route -> variables(route, segments).isPresent());
    }

    private static Optional<Map<String, String>> variables(Route route, List<String> actual) {
        Map<String, String> variables = new LinkedHashMap<>();
        if (route.key().equals(DEFAULT)) {
            return Optional.of(variables);
        }
        List<String> wanted = route.segments();
        for (int i = 0; i < wanted.size(); i++) {
            String segment = wanted.get(i);
            if (i >= actual.size() || (isVariable(segment) && actual.get(i).isEmpty())) {
                return Optional.empty();
            }
            if (segment.endsWith("+}")) {
                String rest = String.join("/", actual.subList(i, actual.size()));
                variables.put(segment.substring(1, segment.length() - 2), rest);
                return Optional.of(variables);
            }
            if (isVariable(segment)) {
                variables.put(segment.substring(1, segment.length() - 1), actual.get(i));
            } else if (!segment.equals(actual.get(i))) {
                return Optional.empty();
            }
        }
        return wanted.size() == actual.size() ? Optional.of(variables) : Optional.empty();
    }
}
