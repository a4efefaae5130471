package stellar.simulator.night;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything under the dome, and what Voyager as a whole is at. */
public final class Observatory {
    private final Site site;
    private final NightClock clock;
    private final Sky sky;
    private final Weather weather;
    private final Mishaps mishaps = new Mishaps();
    private final Camera camera;
    private final Mount mount;
    private final Focuser focuser;
    private final Guider guider;
    private final Journal journal;
    private Filter filter = Filter.L;
    private VoyagerStatus status = VoyagerStatus.IDLE;
    private boolean connected = true;
    private @Nullable Assignment assignment;
    private Instant assignmentStart;

    /** An observatory at work: connected, cooled, tracking {@code first}; all its chance comes from the seed. */
    public Observatory(Site site, NightClock clock, Target first, long seed, Journal journal) {
        this.site = site;
        this.clock = clock;
        this.sky = new Sky(site);
        this.weather = new Weather(clock, seed);
        this.camera = new Camera(clock, weather, seed);
        this.mount = new Mount(clock, sky, first.place());
        this.focuser = new Focuser(clock, weather, seed);
        this.guider = new Guider(clock, weather, seed);
        this.journal = journal;
        this.assignmentStart = clock.now();
    }

    /** Where it stands. */
    public Site site() {
        return site;
    }

    /** The clock on its wall. */
    public NightClock clock() {
        return clock;
    }

    /** The sky above it. */
    public Sky sky() {
        return sky;
    }

    /** What goes wrong next. */
    public Mishaps mishaps() {
        return mishaps;
    }

    /** The weather over it. */
    public Weather weather() {
        return weather;
    }

    /** The camera with its cooler. */
    public Camera camera() {
        return camera;
    }

    /** The mount. */
    public Mount mount() {
        return mount;
    }

    /** The focuser. */
    public Focuser focuser() {
        return focuser;
    }

    /** The guider. */
    public Guider guider() {
        return guider;
    }

    /** Who hears of everything. */
    public Journal journal() {
        return journal;
    }

    /** The filter in the beam. */
    public Filter filter() {
        return filter;
    }

    /** What {@code VOYSTAT} says. */
    public VoyagerStatus status() {
        return status;
    }

    /** False after a setup disconnect: then no equipment answers. */
    public boolean isConnected() {
        return connected;
    }

    /** The sequence that runs, if one does. */
    public Optional<Assignment> assignment() {
        return Optional.ofNullable(assignment);
    }

    /** When the sequence that runs was started. */
    public Instant assignmentStart() {
        return assignmentStart;
    }

    /** Connects or disconnects all equipment at once. */
    public void setConnected(boolean on) {
        connected = on;
    }

    /** Changes the status and tells everybody when it is another one. */
    public void enter(VoyagerStatus next) {
        if (status != next) {
            status = next;
            journal.signal(next.signal());
        }
    }

    void putIn(Filter next) {
        filter = next;
    }

    void assign(@Nullable Assignment next) {
        assignment = next;
        assignmentStart = clock.now();
    }
}
