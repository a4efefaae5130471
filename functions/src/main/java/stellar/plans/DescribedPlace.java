package stellar.plans;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import stellar.slots.Slot;
import stellar.slots.Terms;
import stellar.telescopes.Description;
import stellar.telescopes.Optics;
import stellar.telescopes.Telescope;

/** The place that a telescope's description makes. */
final class DescribedPlace {

    private DescribedPlace() {}

    /** Empty when the telescope is not wholly described. */
    static Optional<Place> of(Telescope telescope) {
        return telescope.described().flatMap(description -> Terms.of(telescope)
                .map(terms -> place(description, telescope, terms)));
    }

    private static Place place(Description description, Telescope telescope, Terms terms) {
        return new Place(
                description.observatory().site(),
                description.observatory().timeZone(),
                description.horizon(),
                description.filters(),
                overheads(description),
                new Opening(description.openings().stream()
                        .map(one -> new Opening.Hours(one.day(), one.from(), one.to()))
                        .toList()),
                telescope.blackouts().stream()
                        // Why is the operator's own note, and for nobody else.
                        .map(blackout -> new Blackout(blackout.when(), ""))
                        .toList(),
                terms,
                Slot.QUARTER,
                Place.LONGEST_SLOT,
                Place.ASTRONOMICAL_DEGREES);
    }

    /** What operators do not say is as usual: how often it is focused and dithered. Their dither ends when guiding is calm. */
    private static Overheads overheads(Description description) {
        var said = description.overheads();
        Overheads usual = Overheads.USUAL;
        return new Overheads(
                said.slew(),
                said.solve(),
                said.autofocus(),
                usual.focusEvery(),
                usual.focusesOnFilterChange(),
                said.filterChange(),
                List.copyOf(Collections.nCopies(Shot.MOST_BINNING, said.download())),
                usual.ditherEveryFrames(),
                said.dither(),
                Duration.ZERO,
                description.optics().mount() == Optics.Mount.GERMAN,
                said.flip());
    }
}
