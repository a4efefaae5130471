package stellar.simulator.night;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An assignment that goes through a list of frames once. */
public final class Rounds implements Assignment {
    private static final List<ShotOrder> DEMO_ROUND = List.of(
            ShotOrder.light(Filter.L, 20),
            ShotOrder.light(Filter.R, 30),
            ShotOrder.light(Filter.G, 30),
            ShotOrder.light(Filter.B, 30),
            ShotOrder.light(Filter.HA, 60),
            ShotOrder.light(Filter.OIII, 60),
            ShotOrder.light(Filter.SII, 60));

    private final Target target;
    private final String sequence;
    private final String dragScript;
    private final List<ShotOrder> orders;
    private int done;

    /** A list of at least one frame; the names are shown while it runs. */
    public Rounds(Target target, String sequence, String dragScript, List<ShotOrder> orders) {
        this.target = target;
        this.sequence = sequence;
        this.dragScript = dragScript;
        this.orders = List.copyOf(orders);
    }

    /** Two short rounds through all filters, as a demo night does with each target. */
    public static Rounds demo(Target target) {
        return named(target, target.name() + ".s2q", "");
    }

    /** The demo's two rounds under the name of a sequence or script that somebody started. */
    public static Rounds named(Target target, String sequence, String dragScript) {
        return new Rounds(
                target,
                sequence,
                dragScript,
                Stream.concat(DEMO_ROUND.stream(), DEMO_ROUND.stream()).toList());
    }

    /** The same list with a short first frame, so that whoever comes first need not wait. */
    static Rounds underWay(Target target) {
        Rounds usual = demo(target);
        var orders = new ArrayList<>(usual.orders);
        orders.addFirst(ShotOrder.light(Filter.L, 5));
        return new Rounds(target, usual.sequence, usual.dragScript, orders);
    }

    /** The same list with every frame exposed so long. */
    Rounds exposed(double seconds) {
        return new Rounds(
                target,
                sequence,
                dragScript,
                orders.stream()
                        .map(order -> ShotOrder.light(order.filter(), seconds))
                        .toList());
    }

    @Override
    public String wish() {
        return "";
    }

    @Override
    public Target target() {
        return target;
    }

    @Override
    public String sequence() {
        return sequence;
    }

    @Override
    public String dragScript() {
        return dragScript;
    }

    @Override
    public Optional<ShotOrder> nextShot() {
        return done < orders.size() ? Optional.of(orders.get(done)) : Optional.empty();
    }

    @Override
    public void taken(ShotOrder order, Journal.SavedFrame frame) {
        done++;
    }

    @Override
    public double totalSeconds() {
        return orders.stream().mapToDouble(ShotOrder::seconds).sum();
    }

    @Override
    public double doneSeconds() {
        return orders.subList(0, done).stream().mapToDouble(ShotOrder::seconds).sum();
    }
}
