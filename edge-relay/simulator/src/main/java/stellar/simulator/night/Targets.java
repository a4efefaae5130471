package stellar.simulator.night;

import static stellar.simulator.night.Target.Look.EMISSION;
import static stellar.simulator.night.Target.Look.FILAMENTS;
import static stellar.simulator.night.Target.Look.GLOBULAR;
import static stellar.simulator.night.Target.Look.LENS;
import static stellar.simulator.night.Target.Look.OPEN_CLUSTER;
import static stellar.simulator.night.Target.Look.PLANETARY;
import static stellar.simulator.night.Target.Look.REFLECTION;
import static stellar.simulator.night.Target.Look.SPIRAL;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The showpieces the demo night goes through, spread over the whole year; places are good to a minute of arc. */
public final class Targets {
    /** All of them, in the order in which a night takes them. */
    public static final List<Target> ALL = List.of(
            showpiece("M31 Andromeda", 0.7123, 41.269, SPIRAL, 178, 0.33, 35),
            showpiece("M42 Orion Nebula", 5.5881, -5.390, EMISSION, 65, 0.85, 60),
            showpiece("M51 Whirlpool", 13.4979, 47.195, SPIRAL, 11, 0.85, 163),
            showpiece("NGC 7000 North America", 20.9881, 44.529, EMISSION, 110, 0.8, 20),
            showpiece("M13 Hercules", 16.6949, 36.461, GLOBULAR, 20, 1, 0),
            showpiece("M45 Pleiades", 3.7913, 24.105, REFLECTION, 95, 0.9, 90),
            showpiece("NGC 2237 Rosette", 6.5152, 5.049, EMISSION, 78, 0.95, 0),
            showpiece("M81 Bode", 9.9259, 69.065, SPIRAL, 25, 0.52, 157),
            showpiece("NGC 6992 Eastern Veil", 20.9386, 31.743, FILAMENTS, 75, 0.4, 160),
            showpiece("M101 Pinwheel", 14.0535, 54.349, SPIRAL, 28, 0.95, 28),
            showpiece("M27 Dumbbell", 19.9934, 22.721, PLANETARY, 9, 0.7, 125),
            showpiece("IC 1396 Elephant Trunk", 21.6493, 57.489, EMISSION, 100, 0.9, 0),
            showpiece("NGC 4565 Needle", 12.6056, 25.988, LENS, 16, 0.13, 135),
            showpiece("M33 Triangulum", 1.5641, 30.660, SPIRAL, 65, 0.6, 23),
            showpiece("IC 1805 Heart", 2.5449, 61.457, EMISSION, 80, 0.9, 0),
            showpiece("M3", 13.7031, 28.376, GLOBULAR, 17, 1, 0),
            showpiece("NGC 6888 Crescent", 20.2018, 38.355, FILAMENTS, 20, 0.65, 30),
            showpiece("M57 Ring", 18.8931, 33.029, PLANETARY, 2.4, 0.8, 60),
            showpiece("IC 434 Horsehead", 5.6836, -2.454, EMISSION, 80, 0.5, 170),
            showpiece("NGC 869 Double Cluster", 2.3163, 57.117, OPEN_CLUSTER, 30, 1, 0),
            showpiece("M106", 12.3161, 47.304, SPIRAL, 18, 0.42, 150),
            showpiece("NGC 7635 Bubble", 23.3460, 61.212, EMISSION, 25, 0.8, 45),
            showpiece("M92", 17.2854, 43.136, GLOBULAR, 14, 1, 0),
            showpiece("NGC 891", 2.3760, 42.349, LENS, 14, 0.18, 22),
            showpiece("M1 Crab", 5.5755, 22.015, FILAMENTS, 8, 0.65, 125),
            showpiece("NGC 281 Pacman", 0.8832, 56.622, EMISSION, 35, 0.9, 0),
            showpiece("NGC 2403", 7.6143, 65.603, SPIRAL, 22, 0.55, 126),
            showpiece("M67", 8.8556, 11.812, OPEN_CLUSTER, 28, 1, 0),
            showpiece("NGC 6946 Fireworks", 20.5812, 60.154, SPIRAL, 13, 0.9, 52),
            showpiece("M5", 15.3094, 2.083, GLOBULAR, 19, 1, 0),
            showpiece("NGC 1499 California", 4.0540, 36.367, EMISSION, 120, 0.35, 110),
            showpiece("M16 Eagle", 18.3134, -13.807, EMISSION, 35, 0.8, 45));

    private Targets() {}

    /**
     * A target by a name somebody typed: case, accents and spaces do not count, and {@code M 31}, {@code m31} or
     * {@code andromeda} find M31 Andromeda.
     */
    public static Optional<Target> named(String typed) {
        String wanted = folded(typed);
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        return ALL.stream()
                .filter(target -> {
                    String whole = folded(target.name());
                    return whole.equals(wanted)
                            || folded(designation(target)).equals(wanted)
                            || (wanted.length() > 3 && whole.endsWith(wanted));
                })
                .findFirst();
    }

    /** The catalogue part of the name: {@code M31} of {@code M31 Andromeda}, {@code NGC 7000} of the other. */
    static String designation(Target target) {
        String[] words = target.name().split(" ");
        return words[0].matches("NGC|IC") ? words[0] + " " + words[1] : words[0];
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "");
    }

    private static Target showpiece(
            String name, double ra, double dec, Target.Look look, double major, double ratio, double angle) {
        return new Target(name, new Equatorial(ra, dec), look, major, ratio, angle);
    }
}
