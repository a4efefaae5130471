package stellar.simulator.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import stellar.simulator.night.Assignment;
import stellar.simulator.night.Camera;
import stellar.simulator.night.Equatorial;
import stellar.simulator.night.Focuser;
import stellar.simulator.night.Guider;
import stellar.simulator.night.Horizontal;
import stellar.simulator.night.Mount;
import stellar.simulator.night.Observatory;
import stellar.simulator.night.Sky;

/** The event with everything a dashboard shows. This observatory has no rotator and no moving dome. */
final class ControlData {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final ZoneId LOCAL = ZoneId.of("Europe/Paris");

    private final Observatory observatory;
    private final ObjectNode event;

    private ControlData(Observatory observatory, ObjectNode event) {
        this.observatory = observatory;
        this.event = event;
    }

    static ObjectNode of(Envelope envelope, Observatory observatory) {
        return new ControlData(observatory, envelope.event("ControlData")).filled();
    }

    private ObjectNode filled() {
        Instant now = observatory.clock().now();
        event.put("TI", TIME.format(now.atZone(LOCAL)))
                .put("TIUTC", TIME.format(now.atZone(ZoneOffset.UTC)))
                .put("VOYSTAT", Wire.number(observatory.status()))
                .put("SETUPCONN", observatory.isConnected());
        camera();
        mount(now);
        focuser();
        sequence(now);
        guiding();
        rest();
        return event;
    }

    private void camera() {
        boolean on = observatory.isConnected();
        Camera camera = observatory.camera();
        event.put("CCDCONN", on);
        if (on) {
            boolean cooling = camera.cooler() == Camera.Cooler.COOLING || camera.cooler() == Camera.Cooler.COOLED;
            event.<ObjectNode>set("CCDTEMP", Wire.rounded(camera.temperatureDegrees(), 2))
                    .put("CCDPOW", camera.powerPercent())
                    .put("CCDSETP", camera.setPointDegrees())
                    .put("CCDCOOL", cooling)
                    .put("CCDSTAT", Wire.number(camera.cooler()));
        } else {
            event.put("CCDTEMP", Wire.OFF)
                    .put("CCDPOW", Wire.OFF)
                    .put("CCDSETP", Wire.OFF)
                    .put("CCDCOOL", false)
                    .put("CCDSTAT", Wire.number(Camera.Cooler.UNDEFINED));
        }
    }

    private void mount(Instant now) {
        boolean on = observatory.isConnected();
        Mount mount = observatory.mount();
        Equatorial j2000 = mount.place();
        Equatorial ofDate = Sky.ofDate(j2000, now);
        Horizontal up = mount.horizontal();
        event.put("MNTCONN", on)
                .put("MNTPARK", on && mount.isParked())
                .put("MNTTRACK", on && mount.isTracking())
                .put("MNTSLEW", on && mount.isSlewing())
                .put("MNTRA", on ? ofDate.raText() : "")
                .put("MNTDEC", on ? ofDate.decText() : "")
                .put("MNTRAJ2000", on ? j2000.raText() : "")
                .put("MNTDECJ2000", on ? j2000.decText() : "")
                .put("MNTAZ", on ? Equatorial.degrees(up.azimuthDegrees()) : "")
                .put("MNTALT", on ? Equatorial.degrees(up.altitudeDegrees()) : "")
                .put("MNTPIER", pier(on, mount))
                .put("MNTTFLIP", on && mount.hoursToMeridian() > 0 ? Equatorial.hours(mount.hoursToMeridian()) : "")
                .put("MNTSFLIP", on ? Wire.number(mount.flip()) : 0);
    }

    private static String pier(boolean on, Mount mount) {
        if (!on) {
            return "pierUnknown";
        }
        return mount.pier() == Mount.Pier.EAST ? "pierEast" : "pierWest";
    }

    private void focuser() {
        Focuser focuser = observatory.focuser();
        event.put("AFCONN", observatory.isConnected());
        if (observatory.isConnected()) {
            event.<ObjectNode>set("AFTEMP", Wire.rounded(focuser.temperatureDegrees(), 2))
                    .put("AFPOS", focuser.position());
        } else {
            event.put("AFTEMP", Wire.OFF).put("AFPOS", Wire.OFF);
        }
    }

    private void sequence(Instant now) {
        var running = observatory.assignment();
        event.put("SEQTOT", running.map(a -> Math.round(a.totalSeconds())).orElse(0L))
                .put("SEQPARZ", running.map(this::doneSeconds).orElse(0L))
                .put("SEQNAME", running.map(Assignment::sequence).orElse(""));
        if (running.isPresent()) {
            long left = Math.max(0, Math.round(running.get().totalSeconds()) - doneSeconds(running.get()));
            event.put("SEQSTART", TIME.format(observatory.assignmentStart().atZone(LOCAL)))
                    .put("SEQREMAIN", Equatorial.hours(left / 3600.0))
                    .put("SEQEND", TIME.format(now.plusSeconds(left).atZone(LOCAL)));
        } else {
            event.put("SEQSTART", "").put("SEQREMAIN", "").put("SEQEND", "");
        }
        event.put("RUNSEQ", running.map(Assignment::sequence).orElse(""))
                .put("RUNDS", running.map(Assignment::dragScript).orElse(""));
    }

    private long doneSeconds(Assignment assignment) {
        double present =
                observatory.camera().shot().map(shot -> shot.elapsedSeconds()).orElse(0.0);
        return Math.round(Math.min(assignment.totalSeconds(), assignment.doneSeconds() + present));
    }

    private void guiding() {
        Guider guider = observatory.guider();
        boolean on = observatory.isConnected();
        event.put("GUIDECONN", on)
                .put("GUIDESTAT", Wire.number(guider.state()))
                .put("DITHSTAT", Wire.number(guider.dither()));
        if (on && guider.state() != Guider.State.STOPPED) {
            event.set("GUIDEX", Wire.rounded(guider.xPixels(), 3));
            event.set("GUIDEY", Wire.rounded(guider.yPixels(), 3));
        } else {
            event.put("GUIDEX", Wire.OFF).put("GUIDEY", Wire.OFF);
        }
    }

    private void rest() {
        event.put("PLACONN", observatory.isConnected())
                .put("ROTCONN", false)
                .put("ROTISROT", false)
                .put("ROTPA", Wire.OFF)
                .put("ROTSKYPA", Wire.OFF)
                .put("DOMECONN", false)
                .put("DOMEISMOV", false)
                .put("DOMEPA", Wire.OFF)
                .put("DOMESHUTTER", Wire.OFF);
    }
}
