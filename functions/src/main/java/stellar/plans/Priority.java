package stellar.plans;

import java.util.Arrays;
import java.util.Optional;

/** How much a target matters beside others of the same telescope, as RoboTarget knows it. */
public enum Priority {
    LOW("low"),
    NORMAL("normal"),
    HIGH("high");

    private final String word;

    Priority(String word) {
        this.word = word;
    }

    /** As it stands in messages. */
    public String word() {
        return word;
    }

    static Optional<Priority> of(String word) {
        return Arrays.stream(values())
                .filter(priority -> priority.word.equals(word))
                .findFirst();
    }
}
