package stellar.simulator.protocol;

import java.time.Instant;

/** How the line misbehaves just now; all of it off at first. Needs the agenda's floor. */
public final class LinkFaults {
    private Instant refusedUntil = Instant.MIN;
    private boolean silent;
    private boolean loginRefused;
    private boolean versionWithheld;
    private boolean closedBeforeVersion;
    private boolean nextLineCut;
    private boolean cutAfterAcceptance;
    private int bytesPerSecond;

    /** New connections are closed at once until then. */
    public void refuseUntil(Instant when) {
        refusedUntil = when;
    }

    /** Connections are accepted and kept, but nothing is read or said any more: half open. */
    public void setSilent(boolean on) {
        silent = on;
    }

    /** Every login fails. */
    public void setLoginRefused(boolean on) {
        loginRefused = on;
    }

    /** New connections get no {@code Version}; with {@code close} they are closed instead. */
    public void withholdVersion(boolean on, boolean close) {
        versionWithheld = on;
        closedBeforeVersion = on && close;
    }

    /** The next line to any client ends in its middle, and so does the connection. */
    public void cutNextLine() {
        nextLineCut = true;
    }

    /** The connection of the next command ends after its first answer, before the second. */
    public void cutAfterAcceptance() {
        cutAfterAcceptance = true;
    }

    /** All lines drip at this rate; 0 is full speed. */
    public void setBytesPerSecond(int rate) {
        bytesPerSecond = rate;
    }

    /** Puts everything right again. */
    public void clear() {
        refusedUntil = Instant.MIN;
        silent = false;
        loginRefused = false;
        withholdVersion(false, false);
        nextLineCut = false;
        cutAfterAcceptance = false;
        bytesPerSecond = 0;
    }

    /** True while new connections are closed at once. */
    public boolean refuses(Instant now) {
        return now.isBefore(refusedUntil);
    }

    /** True while nothing is read or said. */
    public boolean isSilent() {
        return silent;
    }

    /** True while every login fails. */
    public boolean isLoginRefused() {
        return loginRefused;
    }

    /** True while new connections get no {@code Version}. */
    public boolean isVersionWithheld() {
        return versionWithheld;
    }

    /** True while new connections are closed instead of greeted. */
    public boolean isClosedBeforeVersion() {
        return closedBeforeVersion;
    }

    /** The rate at which lines drip; 0 is full speed. */
    public int bytesPerSecond() {
        return bytesPerSecond;
    }

    /** True until the next line has been cut. */
    public boolean isNextLineCut() {
        return nextLineCut;
    }

    /** True until the next command has been cut off after its first answer. */
    public boolean isCutAfterAcceptance() {
        return cutAfterAcceptance;
    }

    boolean takeLineCut() {
        boolean was = nextLineCut;
        nextLineCut = false;
        return was;
    }

    boolean takeCutAfterAcceptance() {
        boolean was = cutAfterAcceptance;
        cutAfterAcceptance = false;
        return was;
    }
}
