package stellar.notifications.delivery;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stellar.accounts.Profile;
import stellar.accounts.Profiles;
import stellar.cloud.Language;
import stellar.cloud.Log;
import stellar.notifications.Carried;
import stellar.notifications.Message;
import stellar.notifications.Notification;
import stellar.notifications.Words;

/** Carries notifications to the places where their users want them, in the language they chose. */
final class Delivery {

    /** For so long it begins with another one: the longest attempt still fits into the function's time. */
    private static final Duration RETRYING = Duration.ofSeconds(30);

    private final Deliveries deliveries;
    private final List<Carrier> carriers;
    private final Profiles profiles;
    private final String site;
    private final Clock clock;
    private final Log log;

    /** {@code site}: where the pages are, without a slash at the end. */
    Delivery(Deliveries deliveries, List<Carrier> carriers, Profiles profiles, String site, Clock clock, Log log) {
        this.deliveries = deliveries;
        this.carriers = List.copyOf(carriers);
        this.profiles = profiles;
        this.site = site;
        this.clock = clock;
        this.log = log;
    }

    /** Carries a new notification everywhere. Asked again, it goes where it has not been tried. */
    void deliver(Notification.Kept kept) {
        for (Carrier carrier : carriers) {
            if (kept.ways().contains(carrier.way()) && isNews(kept)) {
                carrier.targets(kept.notification().user()).forEach(target -> carry(kept, target));
            }
        }
    }

    /** Tries again what is due, the longest due first, until there is no time left for more; says how many it tried. */
    int retry(int most) {
        Instant end = clock.instant().plus(RETRYING);
        int tried = 0;
        for (Deliveries.Due due : deliveries.due(clock.instant(), most)) {
            if (clock.instant().isAfter(end)) {
                break;
            }
            tried++;
            Optional<Notification.Kept> kept = deliveries.notification(due).filter(this::isNews);
            Optional<Target> target = kept.flatMap(one -> carriers.stream()
                    .filter(carrier -> one.ways().contains(carrier.way()))
                    .flatMap(carrier -> carrier.targets(due.user()).stream())
                    .filter(place -> place.id().equals(due.place()))
                    .findFirst());
            if (target.isPresent()) {
                carry(kept.get(), target.get());
            } else {
                deliveries.giveUp(due, "It is no news any more, or its place is gone.", clock.instant());
            }
        }
        return tried;
    }

    private boolean isNews(Notification.Kept kept) {
        return clock.instant().isBefore(kept.notification().until());
    }

    private void carry(Notification.Kept kept, Target target) {
        Optional<Integer> attempt = deliveries.claim(kept, target.id(), clock.instant());
        if (attempt.isEmpty()) {
            return;
        }
        Carried carried = target.carry(message(kept.notification()));
        deliveries.note(kept, target.id(), attempt.get(), carried, clock.instant());
        if (carried instanceof Carried.Gone) {
            target.forget();
        }
        if (!(carried instanceof Carried.Taken)) {
            log.warn(
                    "A notification was not carried.",
                    Map.of(
                            "notification", kept.notification().id(),
                            "place", target.id(),
                            "attempt", attempt.get(),
                            "outcome", carried.getClass().getSimpleName(),
                            "why", carried.why()));
        }
    }

    private Message message(Notification notification) {
        Language language =
                profiles.find(notification.user()).map(Profile::language).orElse(Language.ENGLISH);
        Words words = notification.in(language);
        return new Message(
                notification.id(),
                notification.kind(),
                language,
                words.title(),
                words.text(),
                URI.create(site + notification.path(language)),
                notification.at(),
                notification.until());
    }
}
