package stellar.relay.voyager;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import stellar.relay.voyager.NewFitReady.FrameType;

/**
 * Takes one picture. Its result gives back {@code DownloadAndSaveTime}.
 *
 * @param exposure up to two hours
 * @param binning 1 to 16
 * @param region the part of the chip that is read; null for all of it
 * @param filterIndex from 0
 * @param type what the frame is
 * @param speedIndex Voyager's number for the camera's speed
 * @param readoutIndex Voyager's number for the camera's way of reading out
 * @param fileName a bare file name to save it under; empty when it is not saved
 * @param gain the camera's own number from 0, or {@link #NONE}, {@link #PRESET} or {@link #KEEP}
 * @param offset the same
 * @param parallelized Voyager does other work during the download
 */
public record CameraShot(
        Duration exposure,
        int binning,
        @Nullable Region region,
        int filterIndex,
        FrameType type,
        int speedIndex,
        int readoutIndex,
        String fileName,
        int gain,
        int offset,
        boolean parallelized)
        implements ImagingCommand {

    /** As gain or offset: the camera has none. */
    public static final int NONE = Integer.MIN_VALUE;

    /** As gain or offset: what the profile says. */
    public static final int PRESET = -900_000;

    /** As gain or offset: what is set now. */
    public static final int KEEP = -800_000;

    private static final Duration LONGEST = Duration.ofHours(2);

    /** Filter change, download, saving and preview. */
    private static final Duration BESIDE_EXPOSURE = Duration.ofMinutes(5);

    private static final int MAX_PIXELS = 100_000;
    private static final int MAX_GAIN = 1_000_000;

    /** A folder or a drive in the name would let it be saved over any file of the observatory's. */
    private static final Pattern BARE_NAME = Pattern.compile("[^\\\\/:*?\"<>|]{0,199}[^\\\\/:*?\"<>|. ]");

    public CameraShot {
        if (exposure.isNegative() || exposure.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("Expo must be from 0 to " + LONGEST.toSeconds() + " seconds.");
        }
        Limits.whole("Bin", binning, 1, 16);
        Limits.whole("FilterIndex", filterIndex, 0, MAX_FILTER_INDEX);
        Limits.whole("SpeedIndex", speedIndex, 0, 99);
        Limits.whole("ReadoutIndex", readoutIndex, 0, 99);
        if (type == FrameType.UNLISTED) {
            throw new IllegalArgumentException("ExpoType must be 0 light, 1 bias, 2 dark or 3 flat.");
        }
        if (!fileName.isEmpty() && !BARE_NAME.matcher(fileName).matches()) {
            throw new IllegalArgumentException(
                    "FitFileName must be a file name of at most 200 characters without folder or drive.");
        }
        level("Gain", gain);
        level("Offset", offset);
    }

    /**
     * A part of the chip, in pixels.
     *
     * @param type Voyager's number for how the part is given
     */
    public record Region(int type, int x, int y, int width, int height) {

        public Region {
            Limits.whole("ROITYPE", type, 0, 9);
            Limits.whole("ROIX", x, 0, MAX_PIXELS);
            Limits.whole("ROIY", y, 0, MAX_PIXELS);
            Limits.whole("ROIDX", width, 1, MAX_PIXELS);
            Limits.whole("ROIDY", height, 1, MAX_PIXELS);
        }
    }

    @Override
    public String method() {
        return "RemoteCameraShot";
    }

    @Override
    public ObjectNode params() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("Expo", exposure.toMillis() / 1000.0)
                .put("Bin", binning)
                .put("IsROI", region != null)
                .put("ROITYPE", region == null ? 0 : region.type())
                .put("ROIX", region == null ? 0 : region.x())
                .put("ROIY", region == null ? 0 : region.y())
                .put("ROIDX", region == null ? 0 : region.width())
                .put("ROIDY", region == null ? 0 : region.height())
                .put("FilterIndex", filterIndex)
                .put("ExpoType", type.code())
                .put("SpeedIndex", speedIndex)
                .put("ReadoutIndex", readoutIndex)
                .put("IsSaveFile", !fileName.isEmpty())
                .put("FitFileName", fileName)
                .put("Gain", gain)
                .put("Offset", offset)
                .put("Parallelized", parallelized);
    }

    @Override
    public Completion completion() {
        return Completion.ByResult.within(exposure.plus(BESIDE_EXPOSURE));
    }

    private static void level(String name, int value) {
        if ((value < 0 || value > MAX_GAIN) && value != NONE && value != PRESET && value != KEEP) {
            throw new IllegalArgumentException(name + " must be a whole number from 0 to " + MAX_GAIN + ", or " + NONE
                    + " for none, " + PRESET + " for the preset, " + KEEP + " to keep it.");
        }
    }
}
