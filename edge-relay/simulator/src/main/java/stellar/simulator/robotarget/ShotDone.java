package stellar.simulator.robotarget;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A frame that was taken for a target.
 *
 * @param taken seconds since 1970, of the night's clock
 * @param rating given by a person
 * @param deleted true when a person does not count it
 */
public record ShotDone(
        @JsonProperty("guid") String guid,
        @JsonProperty("refguidtarget") String targetGuid,
        @JsonProperty("refguidshot") String shotGuid,
        @JsonProperty("filename") String fileName,
        @JsonProperty("datetimeshot") double taken,
        @JsonProperty("filterindex") int filterIndex,
        @JsonProperty("exposure") double seconds,
        @JsonProperty("bin") int binning,
        @JsonProperty("hfd") double hfdPixels,
        @JsonProperty("starindex") double starIndex,
        @JsonProperty("rating") int rating,
        @JsonProperty("isdeleted") boolean deleted) {

    /** The same frame, left out or counted again. */
    public ShotDone withDeleted(boolean now) {
        return new ShotDone(
                guid,
                targetGuid,
                shotGuid,
                fileName,
                taken,
                filterIndex,
                seconds,
                binning,
                hfdPixels,
                starIndex,
                rating,
                now);
    }

    /** The same frame with another rating. */
    public ShotDone withRating(int now) {
        return new ShotDone(
                guid,
                targetGuid,
                shotGuid,
                fileName,
                taken,
                filterIndex,
                seconds,
                binning,
                hfdPixels,
                starIndex,
                now,
                deleted);
    }
}
