package stellar.simulator.robotarget;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import stellar.simulator.night.Exposure;
import stellar.simulator.night.Filter;
import stellar.simulator.night.ShotOrder;

/**
 * Frames of one kind wanted of a target.
 *
 * @param filterIndex 0 L, 1 R, 2 G, 3 B, 4 Ha, 5 OIII, 6 SII
 * @param count how many, a round
 * @param type 0 light, 1 bias, 2 dark, 3 flat
 * @param seconds exposure of each
 * @param order smaller numbers first
 */
public record WantedShot(
        @JsonProperty("GuidShot") String guid,
        @JsonProperty("RefGuidTarget") String targetGuid,
        @JsonProperty("FilterIndex") int filterIndex,
        @JsonProperty("Num") int count,
        @JsonProperty("Bin") int binning,
        @JsonProperty("ReadoutMode") int readoutMode,
        @JsonProperty("Type") int type,
        @JsonProperty("Speed") int speed,
        @JsonProperty("Gain") int gain,
        @JsonProperty("Offset") int offset,
        @JsonProperty("Exposure") double seconds,
        @JsonProperty("Order") int order,
        @JsonProperty("Enabled") boolean enabled) {

    public WantedShot {
        guid = Required.text("GuidShot", guid);
        targetGuid = Required.text("RefGuidTarget", targetGuid);
        filterIndex = Required.within("FilterIndex", filterIndex, 0, 6);
        count = Required.within("Num", count, 1, 10_000);
        binning = binning == 0 ? 1 : Required.within("Bin", binning, 1, 4);
        type = Required.within("Type", type, 0, 3);
        seconds = Required.within("Exposure", seconds, 0, 7200);
    }

    /** The frame as the camera is told to take it; a negative gain or offset leaves the usual one. */
    @JsonIgnore
    ShotOrder asOrder() {
        return new ShotOrder(
                guid,
                Filter.at(filterIndex).orElse(Filter.L),
                seconds,
                binning,
                gain <= 0 ? ShotOrder.USUAL_GAIN : gain,
                offset < 0 ? ShotOrder.USUAL_OFFSET : offset,
                Exposure.Kind.at(type));
    }
}
