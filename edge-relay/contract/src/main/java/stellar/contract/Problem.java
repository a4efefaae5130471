package stellar.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A refusal, as {@code application/problem+json} (RFC 9457) with Stellar's own members.
 *
 * @param status the HTTP status
 * @param code a stable name for programs, for instance {@code signature-wrong}
 * @param title what is wrong and what to do, a full sentence
 * @param serverTime the cloud's clock, so that a relay with a wrong one can correct itself; absent elsewhere
 * @param position where the cloud stands with this relay, for {@link #POSITION_GAP} and {@link #EPOCH_OVER}; absent elsewhere
 * @param seq the event that was refused, for {@link #EVENT_REFUSED}; absent elsewhere
 */
public record Problem(
        int status,
        String code,
        String title,
        @Nullable Instant serverTime,
        @Nullable Position position,
        @Nullable Long seq) {

    public static final String CONTENT_TYPE = "application/problem+json";

    /** 401: the signature does not fit the request, or the relay or key is not known (which, is not said). */
    public static final String SIGNATURE_WRONG = "signature-wrong";

    /** 401: the request's time is more than {@link RequestSignature#MAX_SKEW} from the cloud's; see serverTime. */
    public static final String CLOCK_WRONG = "clock-wrong";

    /** 409: events between the cloud's position and the batch are missing; see position. */
    public static final String POSITION_GAP = "position-gap";

    /** 409: the batch is of an epoch older than the cloud's; the relay must start a greater one. */
    public static final String EPOCH_OVER = "epoch-over";

    /** 422: one event can never be taken; see seq. The relay sets it aside and goes on. */
    public static final String EVENT_REFUSED = "event-refused";

    /** 413: the body, unpacked, is longer than {@link Batch#MAX_BYTES}. */
    public static final String TOO_LARGE = "too-large";
    /** 422: these bytes will never be taken, being too many or without a sound checksum. */
    public static final String IMAGE_REFUSED = "image-refused";

    /** 400: the body is not a message of this contract. */
    public static final String MALFORMED = "malformed";

    /** 404: there is no such thing for this caller. */
    public static final String NOT_FOUND = "not-found";
}
