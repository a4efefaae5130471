package stellar.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An object of the sky while what is known of it is being gathered. */
final class Draft {

    /** Of one catalogue the best known first. */
    final LinkedHashSet<String> designations = new LinkedHashSet<>();

    final List<String> otherNames = new ArrayList<>();

    Kind kind;

    /** Empty while it has not been looked up. */
    String constellation = "";

    double raDegrees;
    double decDegrees;

    @Nullable
    String english;

    @Nullable
    String french;

    @Nullable
    Double magnitude;

    @Nullable
    Double sizeArcmin;

    Draft(Kind kind, double raDegrees, double decDegrees) {
        this.kind = kind;
        moveTo(raDegrees, decDegrees);
    }

    static Draft of(SkyObject object) {
        Draft draft = new Draft(object.kind(), object.raJ2000Hours() * 15, object.decJ2000Degrees());
        draft.designations.addAll(object.designations());
        draft.english = object.names().en();
        draft.french = object.names().fr();
        draft.otherNames.addAll(object.otherNames());
        draft.constellation = object.constellation();
        draft.magnitude = object.magnitude();
        draft.sizeArcmin = object.sizeArcmin();
        return draft;
    }

    /** J2000, both in degrees. */
    void moveTo(double newRaDegrees, double newDecDegrees) {
        raDegrees = newRaDegrees;
        decDegrees = newDecDegrees;
    }

    /** Takes over from another draft of the same object what this one lacks. */
    void completeFrom(Draft other) {
        designations.addAll(other.designations);
        magnitude = magnitude == null ? other.magnitude : magnitude;
        sizeArcmin = sizeArcmin == null ? other.sizeArcmin : sizeArcmin;
        otherNames.addAll(other.otherNames);
        addName(other.english);
        addName(other.french);
    }

    /** Names the object in both languages; names it had are kept among the others. */
    void rename(@Nullable String newEnglish, @Nullable String newFrench) {
        addName(english);
        addName(french);
        english = newEnglish;
        french = newFrench;
    }

    void addName(@Nullable String name) {
        if (name != null) {
            otherNames.add(name);
        }
    }

    /** The object, of a constellation of three letters. */
    SkyObject finished(String itsConstellation) {
        List<String> ordered = designations.stream().sorted(Fame.BY_CATALOGUE).toList();
        Set<String> taken = new LinkedHashSet<>();
        taken.add(english == null ? "" : Folding.name(english));
        taken.add(french == null ? "" : Folding.name(french));
        List<String> others = otherNames.stream()
                .filter(name -> taken.add(Folding.name(name)))
                .toList();
        double raHours = rounded(Math.floorMod(Math.round(raDegrees / 15 * 1e6), 24_000_000L), 1e6);
        return new SkyObject(
                ordered.getFirst(),
                ordered,
                new SkyObject.Names(english, french),
                others,
                kind,
                itsConstellation,
                magnitude == null ? null : rounded(Math.round(magnitude * 100), 100),
                sizeArcmin == null ? null : rounded(Math.round(sizeArcmin * 100), 100),
                raHours,
                rounded(Math.round(decDegrees * 1e5), 1e5));
    }

    private static double rounded(long parts, double partsOfOne) {
        return parts / partsOfOne;
    }
}
