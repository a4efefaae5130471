package stellar.dashboard;

import java.util.Arrays;
import java.util.Optional;
import stellar.controls.Control;

/** What older programs switch, each at an address of its own. */
enum Switch {
    ABORT("/api/control/abort", Control.ABORT, "Abort command sent"),
    TOGGLE("/api/control/toggle", Control.TOGGLE_TARGET, "Toggle command sent"),
    PAUSE("/api/sequences/pause", Control.PAUSE, "Pause command sent"),
    RESUME("/api/sequences/resume", Control.RESUME, "Resume command sent");

    private final String address;
    private final Control control;
    private final String said;

    Switch(String address, Control control, String said) {
        this.address = address;
        this.control = control;
        this.said = said;
    }

    static Optional<Switch> at(String address) {
        return Arrays.stream(values())
                .filter(one -> one.address.equals(address))
                .findFirst();
    }

    Control control() {
        return control;
    }

    /** What programs are told when it is done: always the same English words. */
    String said() {
        return said;
    }
}
