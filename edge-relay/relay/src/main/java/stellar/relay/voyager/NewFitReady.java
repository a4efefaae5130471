package stellar.relay.voyager;

import org.jspecify.annotations.Nullable;

/**
 * A FITS file has been saved on Voyager's computer.
 *
 * @param file the whole Windows path, untrusted
 * @param frameType what the frame is
 * @param purpose what it was taken for: {@code TEST}, {@code SHOT} or {@code SYNC}; often absent
 * @param target the sequence's target, often absent
 */
public record NewFitReady(
        @Nullable String file,
        @Nullable FrameType frameType,
        @Nullable String purpose,
        @Nullable String target,
        Envelope envelope)
        implements VoyagerEvent {

    static NewFitReady read(Fields fields) {
        return new NewFitReady(
                fields.text("File"),
                fields.coded("Type", FrameType.class),
                fields.text("VoyType"),
                fields.text("SeqTarget"),
                fields.envelope());
    }

    /** What a frame shows. */
    public enum FrameType implements Coded {
        LIGHT(0),
        BIAS(1),
        DARK(2),
        FLAT(3),
        /** A code that is not in Voyager's documents. */
        UNLISTED(Coded.UNLISTED);

        private final int code;

        FrameType(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }

        /** By Voyager's number, 0 to 3, for a frame that is asked for ({@code ExpoType}). */
        public static FrameType asked(int expoType) {
            return Limits.coded("ExpoType", expoType, values());
        }
    }
}
