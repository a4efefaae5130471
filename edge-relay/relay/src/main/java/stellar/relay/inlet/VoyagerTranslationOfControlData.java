package stellar.relay.inlet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.NullMarked;
import stellar.relay.voyager.Camera;
import stellar.relay.voyager.ControlData;
import stellar.relay.voyager.Guiding;
import stellar.relay.voyager.Mount;
import stellar.relay.voyager.Sequence;

/** Says the state of the observatory in the contract's words. */
@NullMarked
final class VoyagerTranslationOfControlData {

    private VoyagerTranslationOfControlData() {}

    static ObjectNode parsed(ControlData event) {
        VoyagerTranslationFields all = new VoyagerTranslationFields();
        all.put("voyagerStatus", event.status());
        all.put("setupConnected", event.setupConnected());
        all.put("time", event.time());
        all.put("camera", camera(event.camera(), all.part("camera")));
        all.put("mount", mount(event.mount(), all.part("mount")));
        VoyagerTranslationFields focuser = all.part("focuser");
        focuser.put("connected", event.focuser().connected());
        focuser.put("temperature", event.focuser().temperature());
        focuser.put("position", event.focuser().position());
        all.put("focuser", focuser);
        all.put("guiding", guiding(event.guiding(), all.part("guiding")));
        all.put("sequence", sequence(event, all.part("sequence")));
        VoyagerTranslationFields planetarium = all.part("planetarium");
        planetarium.put("connected", event.planetariumConnected());
        all.put("planetarium", planetarium);
        VoyagerTranslationFields rotator = all.part("rotator");
        rotator.put("connected", event.rotator().connected());
        rotator.put("rotating", event.rotator().rotating());
        rotator.put("positionDegrees", event.rotator().positionDegrees());
        rotator.put("skyPositionDegrees", event.rotator().skyPositionDegrees());
        all.put("rotator", rotator);
        VoyagerTranslationFields dome = all.part("dome");
        dome.put("connected", event.dome().connected());
        dome.put("moving", event.dome().moving());
        dome.put("azimuthDegrees", event.dome().azimuthDegrees());
        dome.put("shutter", event.dome().shutter());
        all.put("dome", dome);
        VoyagerTranslationFields weather = all.part("weather");
        weather.put("temperature", event.sky().temperature());
        weather.put("humidity", event.sky().humidityPercent());
        weather.put("windKmh", event.sky().windKmh());
        weather.put("safe", event.sky().safe());
        all.put("weather", weather);
        return all.finish(true);
    }

    private static VoyagerTranslationFields camera(Camera camera, VoyagerTranslationFields part) {
        part.put("connected", camera.connected());
        part.put("temperature", camera.temperature());
        part.put("setPoint", camera.setPoint());
        part.put("power", camera.powerPercent());
        part.put("cooling", camera.cooling());
        part.put("status", camera.status());
        return part;
    }

    private static VoyagerTranslationFields mount(Mount mount, VoyagerTranslationFields part) {
        part.put("connected", mount.connected());
        part.put("parked", mount.parked());
        part.put("tracking", mount.tracking());
        part.put("slewing", mount.slewing());
        part.putText("ra", mount.ra());
        part.putText("dec", mount.dec());
        part.putText("raJ2000", mount.raJ2000());
        part.putText("decJ2000", mount.decJ2000());
        part.putDecimal("raJ2000Hours", mount.raJ2000());
        part.putDecimal("decJ2000Degrees", mount.decJ2000());
        part.putDecimal("azimuthDegrees", mount.azimuth());
        part.putDecimal("altitudeDegrees", mount.altitude());
        part.put("pier", mount.pier());
        part.put("timeToFlip", mount.timeToFlip());
        part.put("flip", mount.flip());
        return part;
    }

    private static VoyagerTranslationFields guiding(Guiding guiding, VoyagerTranslationFields part) {
        part.put("connected", guiding.connected());
        part.put("status", guiding.status());
        part.put("dither", guiding.dither());
        part.put("x", guiding.xPixels());
        part.put("y", guiding.yPixels());
        return part;
    }

    private static VoyagerTranslationFields sequence(ControlData event, VoyagerTranslationFields part) {
        Sequence sequence = event.sequence();
        if (event.raw().has("RUNSEQ")) {
            part.put("running", sequence.running() != null);
        }
        part.put("name", sequence.name());
        part.put("start", sequence.start());
        part.put("end", sequence.end());
        part.put("remaining", sequence.remaining());
        part.put("totalSeconds", sequence.totalSeconds());
        part.put("elapsedSeconds", sequence.elapsedSeconds());
        part.put("script", sequence.script());
        return part;
    }
}
