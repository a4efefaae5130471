package stellar.catalogue;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which designations and objects are better known than others. */
final class Fame {

    private static final List<String> CATALOGUES = List.of(
            "M", "C", "NGC", "IC", "", "Sh2", "B", "vdB", "Cr", "Mel", "HCG", "LBN", "RCW", "LDN", "Abell", "Ced", "PK",
            "PN", "SNR", "Arp", "VV", "vdBH", "ACO", "UGC", "UGCA", "ESO", "PGC", "HIP", "HD");

    /** Proper names of objects, and stars, stand between the IC and the other catalogues. */
    private static final int OTHERS = CATALOGUES.indexOf("");

    private static final Pattern CATALOGUE = Pattern.compile("([A-Za-z]+2?)[ -](?=.*\\d)");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** The best-known catalogue first. */
    static final Comparator<String> BY_CATALOGUE = Comparator.comparingInt(Fame::catalogue);

    /** The best-known object first; stars among each other by brightness. */
    static final Comparator<SkyObject> ORDER = Comparator.<SkyObject>comparingInt(
                    object -> object.kind() == Kind.STAR ? OTHERS : catalogue(object.id()))
            .thenComparingDouble(Fame::starMagnitude)
            .thenComparing(
                    SkyObject::id, Comparator.comparingInt(Fame::number).thenComparing(Comparator.naturalOrder()));

    private Fame() {}

    private static double starMagnitude(SkyObject object) {
        Double magnitude = object.magnitude();
        return object.kind() == Kind.STAR && magnitude != null ? magnitude : Double.NEGATIVE_INFINITY;
    }

    private static int catalogue(String designation) {
        Matcher catalogue = CATALOGUE.matcher(designation);
        int at = catalogue.lookingAt() ? CATALOGUES.indexOf(catalogue.group(1)) : -1;
        return at < 0 ? OTHERS : at;
    }

    private static int number(String designation) {
        Matcher number = NUMBER.matcher(designation);
        int from = designation.startsWith("Sh2") ? "Sh2".length() : 0;
        return number.find(from) ? Integer.parseInt(number.group()) : 0;
    }
}
