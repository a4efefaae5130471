package stellar.sky;

import java.time.Instant;
import java.util.Random;

/** What random cases are made of. */
final class Randoms {

    private static final long FROM = Instant.parse("2020-01-01T00:00:00Z").getEpochSecond();
    private static final long TO = Instant.parse("2050-01-01T00:00:00Z").getEpochSecond();

    private Randoms() {}

    /** An instant from 2020 to 2050, to the millisecond. */
    static Instant instant(Random random) {
        return Instant.ofEpochSecond(random.nextLong(FROM, TO), random.nextInt(1_000) * 1_000_000L);
    }

    /** A place with even chances a square kilometre, from the southern to the northern latitude of that size. */
    static Site site(Random random, double mostLatitudeDegrees) {
        double most = Math.sin(Math.toRadians(mostLatitudeDegrees));
        return new Site(
                Math.toDegrees(Math.asin(random.nextDouble(-most, most))),
                random.nextDouble(-180, 180),
                random.nextDouble(0, 5_000));
    }

    /** A direction with even chances a square degree. */
    static J2000 target(Random random) {
        return new J2000(random.nextDouble(24), Math.toDegrees(Math.asin(random.nextDouble(-1, 1))));
    }
}
