package stellar.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import stellar.cost.Bill.Service;
import stellar.cost.Stretch.What;
import stellar.local.meter.Metered;

/** The part of docs/cost.md that follows from what was counted and from the prices. */
final class CostPage {

    private static final String BEGIN = "<!-- ./stellar cost --write -->\n";
    private static final String END = "<!-- until here -->\n";

    /** A twelfth of a year. */
    private static final double MONTH_HOURS = 730;

    /** Of each day it is dark for so long, on the average of a year; a twilight longer or shorter changes little. */
    private static final double NIGHT_HOURS = MONTH_HOURS * 9 / 24;

    private static final double NIGHTS = MONTH_HOURS / 24;

    /** 4656 by 3520 pixels of two bytes, a camera that many telescopes have. */
    private static final double FRAME_BYTES = 4656.0 * 3520 * 2;

    private static final double FRAMES_AN_HOUR = 12;

    private static final double HOUR_SECONDS = 3600;
    private static final int WATCHED_SECONDS = 2;
    private static final int CROWD_SECONDS = 10;

    private final Counted counted;
    private final Prices prices;

    CostPage(Counted counted, Prices prices) {
        this.counted = counted;
        this.prices = prices;
    }

    /** The page with its generated part made anew. */
    String in(String page) {
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        return page.substring(0, begin) + tables() + page.substring(page.indexOf(END));
    }

    /** All tables. */
    String tables() {
        return String.join(
                "\n",
                "Counted on " + counted.on() + ".\n",
                "### An hour of each, as it was counted\n",
                hours(),
                "### A telescope for a month (730 h, of which it is dark for 9 in 24), USD\n",
                months(),
                "### One booking (an hour with ten frames of five minutes) and one viewer's coming, USD\n",
                bills(
                        "once",
                        List.of(
                                new Line("a booking, from the first look to the settled bill", once(What.BOOKING)),
                                new Line("a viewer comes", once(What.COMING)))),
                "### Many telescopes, each with one viewer every night and a booking every night, USD a month\n",
                fleets(),
                "### One event before many, USD\n",
                crowds());
    }

    private record Line(String name, Bill bill) {}

    private String hours() {
        List<What> shown = List.of(
                What.CLOUD_ALONE,
                What.VOYAGER_CLOSED,
                What.VOYAGER_IDLE,
                What.IMAGING,
                What.IMAGING_WATCHED,
                What.IMAGING_BEFORE_A_HUNDRED,
                What.COMING,
                What.BOOKING);
        List<List<String>> rows = new ArrayList<>();
        for (Metered metered : Metered.values()) {
            List<String> row = new ArrayList<>(List.of(words(metered)));
            shown.forEach(what -> row.add(amount(counted.of(what).anHour(metered))));
            if (row.subList(1, row.size()).stream().anyMatch(cell -> !cell.equals("0"))) {
                rows.add(row);
            }
        }
        return table(
                List.of(
                        "",
                        "the cloud alone",
                        "Voyager closed",
                        "Voyager idle",
                        "imaging",
                        "imaging, 1 viewer",
                        "imaging, 100 viewers",
                        "(once) a viewer comes",
                        "(once) a booking"),
                rows);
    }

    private String months() {
        return bills(
                "a telescope",
                List.of(
                        new Line("Voyager closed all month, nobody watching", month(What.VOYAGER_CLOSED, MONTH_HOURS)),
                        new Line("**idle**: Voyager open, nobody watching", month(What.VOYAGER_IDLE, MONTH_HOURS)),
                        new Line("images every night, nobody watching", nights(What.IMAGING, 0)),
                        new Line("images every night, **one viewer** all night", nights(What.IMAGING_WATCHED, 1)),
                        new Line(
                                "images every night, 100 viewers all night",
                                nights(What.IMAGING_BEFORE_A_HUNDRED, 100))));
    }

    private String fleets() {
        List<List<String>> rows = new ArrayList<>();
        Bill fixed = fixed();
        Bill each = nights(What.IMAGING_WATCHED, 1).plus(once(What.BOOKING).times(NIGHTS));
        double frames = FRAME_BYTES * FRAMES_AN_HOUR * NIGHTS * prices.of("STORED_OBJECT_BYTES");
        for (int telescopes : new int[] {10, 1_000, 100_000}) {
            double running = each.total() * telescopes;
            rows.add(List.of(
                    "%,d".formatted(telescopes),
                    money(fixed.total()),
                    money(running),
                    money(fixed.total() + running),
                    money((fixed.total() + running) / telescopes),
                    money(frames * telescopes)));
        }
        return table(
                List.of(
                        "telescopes",
                        "does not grow",
                        "grows with them",
                        "together",
                        "each",
                        "grows with time: each further month of kept frames (33 MB, one hour a night) adds"),
                rows);
    }

    private String crowds() {
        double message = aMessage().total();
        List<List<String>> rows = new ArrayList<>();
        for (int viewers : new int[] {100, 2_000, 100_000}) {
            rows.add(List.of(
                    "%,d".formatted(viewers),
                    money(message * viewers),
                    money(message * viewers * HOUR_SECONDS / WATCHED_SECONDS),
                    money(message * viewers * HOUR_SECONDS / CROWD_SECONDS)));
        }
        return table(
                List.of(
                        "viewers",
                        "one event",
                        "an hour of telemetry each " + WATCHED_SECONDS + " s",
                        "an hour of it each " + CROWD_SECONDS + " s"),
                rows);
    }

    /** What one more viewer costs with each message: what a hundred cost more than one. */
    private Bill aMessage() {
        Stretch one = counted.of(What.IMAGING_WATCHED);
        Stretch hundred = counted.of(What.IMAGING_BEFORE_A_HUNDRED);
        double messages = hundred.anHour(Metered.SOCKET_MESSAGES) - one.anHour(Metered.SOCKET_MESSAGES);
        Bill more = month(What.IMAGING_BEFORE_A_HUNDRED, 1)
                .plus(month(What.IMAGING_WATCHED, 1).times(-1));
        return more.times(1 / messages);
    }

    /** What there is to pay when nothing happens at all. */
    Bill fixed() {
        return month(What.CLOUD_ALONE, MONTH_HOURS)
                .plus(Bill.of(
                        Service.CLOUD_WATCH,
                        counted.alarms() * prices.of("ALARMS")
                                + counted.metrics() * prices.of("METRICS")
                                + prices.of("DASHBOARDS")));
    }

    /** A telescope whose Voyager is open by day, and by night does this; so many come to each night. */
    Bill nights(What night, int viewers) {
        return month(What.VOYAGER_IDLE, MONTH_HOURS - NIGHT_HOURS)
                .plus(month(night, NIGHT_HOURS))
                .plus(once(What.COMING).times(viewers * NIGHTS));
    }

    /** So many hours of this; of a telescope only what it adds to the cloud alone. */
    Bill month(What what, double hours) {
        Bill whole = hour(what);
        return (what == What.CLOUD_ALONE
                        ? whole
                        : whole.plus(hour(What.CLOUD_ALONE).times(-1)))
                .times(hours);
    }

    private Bill hour(What what) {
        Stretch stretch = counted.of(what);
        return Bill.of(stretch.reading(), prices).times(1 / stretch.hours());
    }

    private Bill once(What what) {
        return Bill.of(counted.of(what).reading(), prices);
    }

    private static String bills(String of, List<Line> lines) {
        List<String> head = new ArrayList<>(List.of(of));
        for (Service service : Service.values()) {
            head.add(service.shown());
        }
        head.add("together");
        List<List<String>> rows = new ArrayList<>();
        for (Line line : lines) {
            List<String> row = new ArrayList<>(List.of(line.name()));
            for (Service service : Service.values()) {
                row.add(money(line.bill().of(service)));
            }
            row.add("**" + money(line.bill().total()) + "**");
            rows.add(row);
        }
        return table(head, rows);
    }

    private static String table(List<String> head, List<List<String>> rows) {
        return row(head)
                + "|"
                + "---|".repeat(head.size())
                + "\n"
                + rows.stream().map(CostPage::row).collect(Collectors.joining());
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String words(Metered metered) {
        return metered.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String amount(double amount) {
        return amount == 0 ? "0" : "%,.0f".formatted(amount).equals("0") ? "below 1" : "%,.0f".formatted(amount);
    }

    private static String money(double usd) {
        // Of two counts one may be a little less than the other where both are the same.
        if (usd < 0.00005) {
            return "0";
        }
        return usd < 0.1 ? "%.4f".formatted(usd) : "%,.2f".formatted(usd);
    }
}
