package stellar.nights;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Nights of mixed faults, side by side in one house; each has an observatory to itself, so that its seed alone makes it. */
public final class MixedNights {

    /** As many are played side by side. */
    public static final int AT_ONCE = 8;

    private static final Instant BEGIN = Instant.parse("2026-11-23T22:15:00Z");
    private static final Instant FROM = BEGIN.plus(MixedNight.BEFORE);
    private static final Instant LAST = FROM.plus(MixedNight.SLOT).plus(Duration.ofMinutes(55));
    private static final long GRANTED_CENTS = 100_000;

    /** After the last thing that went wrong was put right. */
    private static final Duration CALM = Duration.ofMinutes(4);

    private MixedNights() {}

    /**
     * A night as it went.
     *
     * @param drawn what its seed drew
     * @param findings what was wrong with it, a sentence each
     */
    public record Played(long seed, List<String> drawn, List<String> findings) {
        @Override
        public String toString() {
            return "seed " + seed + " (" + String.join(", ", drawn) + "): "
                    + (findings.isEmpty() ? "as it must be" : String.join(" ", findings));
        }
    }

    /** Plays the nights of these seeds side by side, at most {@value #AT_ONCE}. */
    public static List<Played> play(Path repository, Path folder, List<Long> seeds) throws Exception {
        Map<String, List<String>> telescopes = new LinkedHashMap<>();
        for (int i = 1; i <= seeds.size(); i++) {
            telescopes.put("hill-" + i, List.of("scope-" + i));
        }
        try (NightHouse house = new NightHouse(repository, Files.createDirectories(folder), BEGIN, telescopes)) {
            house.grant(GRANTED_CENTS);
            List<MixedNight> nights = new ArrayList<>();
            for (int i = 0; i < seeds.size(); i++) {
                nights.add(new MixedNight(house, house.observatory("hill-" + (i + 1)), FROM, seeds.get(i)));
            }
            house.skipTo(FROM.minus(MixedNight.FIRST));
            Instant right = nights.stream()
                    .map(MixedNight::rightAt)
                    .max(Instant::compareTo)
                    .orElse(FROM)
                    .plus(CALM);
            house.playUntil(right.isAfter(FROM.plus(MixedNight.SLOT)) ? right : FROM.plus(MixedNight.SLOT));
            while (house.now().isBefore(LAST) && !areClosed(nights)) {
                house.playUntil(house.now().plus(Duration.ofMinutes(1)));
            }
            List<Played> played = new ArrayList<>();
            for (int i = 0; i < nights.size(); i++) {
                MixedNight night = nights.get(i);
                played.add(new Played(seeds.get(i), night.words(), Invariants.broken(night.booking(), GRANTED_CENTS)));
            }
            if (!house.cloud().deadLetters().isEmpty()) {
                played.add(new Played(
                        seeds.getFirst(),
                        List.of("all of the round"),
                        List.of("Given up: " + house.cloud().deadLetters() + ".")));
            }
            return played;
        }
    }

    private static boolean areClosed(List<MixedNight> nights) throws Exception {
        for (MixedNight night : nights) {
            if (night.booking().session().has("nextLook")) {
                return false;
            }
        }
        return true;
    }
}
