package stellar.fits;

import java.io.IOException;

/** A file that gives no image however often it is read. */
public final class FlawedFits extends IOException {

    private static final long serialVersionUID = 1;

    private final Flaw flaw;
    private final String what;

    FlawedFits(Flaw flaw, String what) {
        super(flaw.english(what));
        this.flaw = flaw;
        this.what = what;
    }

    FlawedFits(Flaw flaw) {
        this(flaw, "");
    }

    /** What is wrong with it. */
    public Flaw flaw() {
        return flaw;
    }

    /** What it was in this file, as the flaw's texts name it; may be empty. */
    public String what() {
        return what;
    }
}
