package stellar.simulator.night;

/** What will go wrong with the next things that are done, because somebody asked for it. */
public final class Mishaps {
    private int solvesAhead;
    private int actionsAhead;
    private Pointing pointings = Pointing.IN_RANGE;

    /** How a precise pointing ended; the ordinal is {@code ActionResult}. */
    public enum Pointing {
        FAILED,
        IN_RANGE,
        OUT_OF_RANGE,
        SOLVING_OFF
    }

    /** Lets the next plate solves recognise no star. */
    public void failSolves(int count) {
        solvesAhead = count;
    }

    /** Lets the next actions end with an error. */
    public void failActions(int count) {
        actionsAhead = count;
    }

    /** Lets all precise pointings end like this. */
    public void endPointings(Pointing how) {
        pointings = how;
    }

    /** How many plate solves from now on will fail. */
    public int solvesAhead() {
        return solvesAhead;
    }

    /** How many actions from now on will fail. */
    public int actionsAhead() {
        return actionsAhead;
    }

    /** How precise pointings end. */
    public Pointing pointings() {
        return pointings;
    }

    /** All goes well again. */
    public void clear() {
        solvesAhead = 0;
        actionsAhead = 0;
        pointings = Pointing.IN_RANGE;
    }

    /** True when the next action is to fail; it is counted. */
    public boolean takeAction() {
        boolean fails = actionsAhead > 0;
        actionsAhead -= fails ? 1 : 0;
        return fails;
    }

    boolean takeSolve() {
        boolean fails = solvesAhead > 0;
        solvesAhead -= fails ? 1 : 0;
        return fails;
    }
}
