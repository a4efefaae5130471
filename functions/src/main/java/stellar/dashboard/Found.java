package stellar.dashboard;

import java.util.List;
import java.util.function.Function;
import stellar.cloud.Refusal;

/** What a caller may mean, and whether it is clear. */
sealed interface Found<T> {

    record One<T>(T what) implements Found<T> {}

    /**
     * None.
     *
     * @param telescopes that could be meant; may be none
     */
    record Not<T>(Refusal why, List<String> telescopes) implements Found<T> {}

    static <T> Found<T> not(Refusal why) {
        return new Not<>(why, List.of());
    }

    /** The same, as what is made of it. */
    default <S> Found<S> as(Function<T, S> other) {
        return switch (this) {
            case One<T>(T what) -> new One<>(other.apply(what));
            case Not<T>(Refusal why, List<String> telescopes) -> new Not<>(why, telescopes);
        };
    }
}
