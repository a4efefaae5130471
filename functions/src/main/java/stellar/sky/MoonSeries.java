package stellar.sky;

/**
 * Where the Moon's centre is, seen from the Earth's.
 *
 * <p>Source: J. Meeus, Astronomical Algorithms, 2nd ed. (1998), ch. 47, all terms of tables 47.A and 47.B; they are cut
 * from the ELP-2000/82 theory of M. Chapront-Touzé and J. Chapront, A&amp;A 124 (1983) 50. Good to 10″ in longitude and
 * 4″ in latitude. Light-time is in it.
 *
 * @param longitudeRadians ecliptic longitude from the mean equinox of date
 * @param latitudeRadians ecliptic latitude
 * @param distanceKm between the centres
 */
record MoonSeries(double longitudeRadians, double latitudeRadians, double distanceKm) {

    /** Multiples of D, M, M′, F; longitude in 0.000001° (sine); distance in 0.001 km (cosine). */
    private static final double[][] LONGITUDE_DISTANCE = Terms.of(6, """
            0  0  1  0 6288774 -20905355 | 2  0 -1  0 1274027  -3699111 | 2  0  0  0  658314  -2955968
            0  0  2  0  213618   -569925 | 0  1  0  0 -185116     48888 | 0  0  0  2 -114332     -3149
            2  0 -2  0   58793    246158 | 2 -1 -1  0   57066   -152138 | 2  0  1  0   53322   -170733
            2 -1  0  0   45758   -204586 | 0  1 -1  0  -40923   -129620 | 1  0  0  0  -34720    108743
            0  1  1  0  -30383    104755 | 2  0  0 -2   15327     10321 | 0  0  1  2  -12528         0
            0  0  1 -2   10980     79661 | 4  0 -1  0   10675    -34782 | 0  0  3  0   10034    -23210
            4  0 -2  0    8548    -21636 | 2  1 -1  0   -7888     24208 | 2  1  0  0   -6766     30824
            1  0 -1  0   -5163     -8379 | 1  1  0  0    4987    -16675 | 2 -1  1  0    4036    -12831
            2  0  2  0    3994    -10445 | 4  0  0  0    3861    -11650 | 2  0 -3  0    3665     14403
            0  1 -2  0   -2689     -7003 | 2  0 -1  2   -2602         0 | 2 -1 -2  0    2390     10056
            1  0  1  0   -2348      6322 | 2 -2  0  0    2236     -9884 | 0  1  2  0   -2120      5751
            0  2  0  0   -2069         0 | 2 -2 -1  0    2048     -4950 | 2  0  1 -2   -1773      4130
            2  0  0  2   -1595         0 | 4 -1 -1  0    1215     -3958 | 0  0  2  2   -1110         0
            3  0 -1  0    -892      3258 | 2  1  1  0    -810      2616 | 4 -1 -2  0     759     -1897
            0  2 -1  0    -713     -2117 | 2  2 -1  0    -700      2354 | 2  1 -2  0     691         0
            2 -1  0 -2     596         0 | 4  0  1  0     549     -1423 | 0  0  4  0     537     -1117
            4 -1  0  0     520     -1571 | 1  0 -2  0    -487     -1739 | 2  1  0 -2    -399         0
            0  0  2 -2    -381     -4421 | 1  1  1  0     351         0 | 3  0 -2  0    -340         0
            4  0 -3  0     330         0 | 2 -1  2  0     327         0 | 0  2  1  0    -323      1165
            1  1 -1  0     299         0 | 2  0  3  0     294         0 | 2  0 -1 -2       0      8752
            """);

    /** Multiples of D, M, M′, F; latitude in 0.000001° (sine). */
    private static final double[][] LATITUDE = Terms.of(5, """
            0  0  0  1 5128122 | 0  0  1  1  280602 | 0  0  1 -1  277693 | 2  0  0 -1  173237
            2  0 -1  1   55413 | 2  0 -1 -1   46271 | 2  0  0  1   32573 | 0  0  2  1   17198
            2  0  1 -1    9266 | 0  0  2 -1    8822 | 2 -1  0 -1    8216 | 2  0 -2 -1    4324
            2  0  1  1    4200 | 2  1  0 -1   -3359 | 2 -1 -1  1    2463 | 2 -1  0  1    2211
            2 -1 -1 -1    2065 | 0  1 -1 -1   -1870 | 4  0 -1 -1    1828 | 0  1  0  1   -1794
            0  0  0  3   -1749 | 0  1 -1  1   -1565 | 1  0  0  1   -1491 | 0  1  1  1   -1475
            0  1  1 -1   -1410 | 0  1  0 -1   -1344 | 1  0  0 -1   -1335 | 0  0  3  1    1107
            4  0  0 -1    1021 | 4  0 -1  1     833 | 0  0  1 -3     777 | 4  0 -2  1     671
            2  0  0 -3     607 | 2  0  2 -1     596 | 2 -1  1 -1     491 | 2  0 -2  1    -451
            0  0  3 -1     439 | 2  0  2  1     422 | 2  0 -3 -1     421 | 2  1 -1  1    -366
            2  1  0  1    -351 | 4  0  0  1     331 | 2 -1  1  1     315 | 2 -2  0 -1     302
            0  0  1  3    -283 | 2  1  1 -1    -229 | 1  1  0 -1     223 | 1  1  0  1     223
            0  1 -2 -1    -220 | 2  1 -1 -1    -220 | 1  0  1  1    -185 | 2 -1 -2 -1     181
            0  1  2  1    -177 | 4  0 -2 -1     176 | 4 -1 -1 -1     166 | 1  0  1 -1    -164
            4  0  1 -1     132 | 1  0 -1 -1    -119 | 4 -1  0 -1     115 | 2 -2  0  1     107
            """);

    /** The Moon at Julian centuries of TT since J2000.0. */
    static MoonSeries at(double t) {
        double mean = Math.toRadians(218.3164477 + (481267.88123421 + (-0.0015786 + t / 538841) * t) * t);
        double d = Math.toRadians(297.8501921 + (445267.1114034 + (-0.0018819 + t / 545868) * t) * t);
        double m = Math.toRadians(357.5291092 + (35999.0502909 + (-0.0001536 + t / 24490000) * t) * t);
        double mPrime = Math.toRadians(134.9633964 + (477198.8675055 + (0.0087414 + t / 69699) * t) * t);
        double f = Math.toRadians(93.2720950 + (483202.0175233 + (-0.0036539 - t / 3526000) * t) * t);
        // What Venus, Jupiter and the Earth's flattening do.
        double a1 = Math.toRadians(119.75 + 131.849 * t);
        double a2 = Math.toRadians(53.09 + 479264.290 * t);
        double a3 = Math.toRadians(313.45 + 481266.484 * t);
        double e = 1 - (0.002516 + 0.0000074 * t) * t;

        double longitude = 3958 * Math.sin(a1) + 1962 * Math.sin(mean - f) + 318 * Math.sin(a2);
        double distance = 0;
        for (double[] term : LONGITUDE_DISTANCE) {
            double argument = term[0] * d + term[1] * m + term[2] * mPrime + term[3] * f;
            double shrinking = shrinking(term[1], e);
            longitude += term[4] * shrinking * Math.sin(argument);
            distance += term[5] * shrinking * Math.cos(argument);
        }
        double latitude = -2235 * Math.sin(mean)
                + 382 * Math.sin(a3)
                + 175 * Math.sin(a1 - f)
                + 175 * Math.sin(a1 + f)
                + 127 * Math.sin(mean - mPrime)
                - 115 * Math.sin(mean + mPrime);
        for (double[] term : LATITUDE) {
            double argument = term[0] * d + term[1] * m + term[2] * mPrime + term[3] * f;
            latitude += term[4] * shrinking(term[1], e) * Math.sin(argument);
        }
        return new MoonSeries(
                mean + Math.toRadians(longitude / 1e6), Math.toRadians(latitude / 1e6), 385000.56 + distance / 1e3);
    }

    /** Terms with the Sun's anomaly shrink with the eccentricity of the Earth's orbit; eq. 47.6. */
    private static double shrinking(double multipleOfM, double e) {
        return multipleOfM == 0 ? 1 : Math.abs(multipleOfM) == 1 ? e : e * e;
    }
}
