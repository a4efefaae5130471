package stellar.sessions;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stellar.cloud.Language;
import stellar.notifications.Kind;
import stellar.notifications.SessionName;
import stellar.notifications.Words;

/** What people are told of a session's story, in words. */
final class StoryWords {

    private final SessionName name;
    private final Session session;

    StoryWords(SessionName name, Session session) {
        this.name = name;
        this.session = session;
    }

    /**
     * The kind of news that something in the story is; empty when it is said by what was told before it: a pause for the weather
     * by the weather, and that it is safe again by going on.
     */
    static Optional<Kind> kind(Told told) {
        Optional<Hindrance> why = Hindrance.of(told.why());
        return switch (told.what()) {
            case "prepared" -> Optional.of(Kind.PREPARED);
            case "soon" -> Optional.of(Kind.SOON);
            case "started" -> Optional.of(Kind.STARTED);
            case "resumed" -> Optional.of(Kind.RESUMED);
            case "paused" -> why.isPresent() ? Optional.empty() : Optional.of(Kind.PAUSED);
            case "waits" ->
                why.filter(one -> one != Hindrance.SAFE_AGAIN_WAIT)
                        .map(one -> one.isToBeMended() ? Kind.ERROR : Kind.PAUSED);
            case "nudged" -> Optional.of(Kind.ERROR);
            case "ended" -> Optional.of(Kind.ENDED);
            default -> Optional.empty();
        };
    }

    /** Words of something in the story that is of a {@link #kind}. */
    Words of(Told told, Language language) {
        String subject = name.subject(language);
        String telescope = name.telescopeName(language);
        return switch (told.what()) {
            case "prepared" ->
                switch (language) {
                    case ENGLISH ->
                        new Words(
                                subject + " is prepared",
                                telescope + " knows the plan for " + name.hours(language) + " (site time).");
                    case FRENCH ->
                        new Words(
                                subject + " : séance préparée",
                                telescope + " connaît le plan pour le " + name.hours(language) + " (heure du site).");
                };
            case "soon" ->
                switch (language) {
                    case ENGLISH ->
                        new Words(
                                subject + " begins at " + name.hour(session.from()),
                                "The session on " + telescope + " begins at " + name.hour(session.from())
                                        + " and ends at " + name.hour(session.until()) + " (site time).");
                    case FRENCH ->
                        new Words(
                                subject + " commence à " + name.hour(session.from()),
                                "La séance sur " + telescope + " commence à " + name.hour(session.from())
                                        + " et se termine à " + name.hour(session.until()) + " (heure du site).");
                };
            case "started" ->
                switch (language) {
                    case ENGLISH ->
                        new Words(
                                subject + " has begun",
                                telescope + " works on " + subject + position() + " since " + name.hour(told.at())
                                        + " (site time). Watch it live.");
                    case FRENCH ->
                        new Words(
                                subject + " : c’est parti",
                                telescope + " observe " + subject + position() + " depuis " + name.hour(told.at())
                                        + " (heure du site). Suivez la séance en direct.");
                };
            case "resumed" ->
                switch (language) {
                    case ENGLISH -> new Words(subject + " goes on", telescope + " is at work again.");
                    case FRENCH -> new Words(subject + " : reprise", telescope + " est de nouveau au travail.");
                };
            case "paused" ->
                switch (language) {
                    case ENGLISH ->
                        new Words(
                                subject + " is paused", "It was paused by hand and goes on when somebody resumes it.");
                    case FRENCH ->
                        new Words(
                                subject + " est en pause",
                                "La pause a été demandée ; la séance reprendra quand quelqu’un la relancera.");
                };
            case "nudged" ->
                switch (language) {
                    case ENGLISH ->
                        new Words(
                                subject + ": no image came",
                                "Nothing was reported as failed, but no image came for longer than two exposures. The"
                                        + " target was switched off and on again.");
                    case FRENCH ->
                        new Words(
                                subject + " : aucune image reçue",
                                "Aucune panne n’est signalée, mais aucune image n’est arrivée pendant plus de deux poses. La"
                                        + " cible a été arrêtée puis relancée.");
                };
            case "ended" -> ended(told, language, subject);
            default -> waits(told, language, subject);
        };
    }

    private String position() {
        return name.position().map(text -> " (" + text + ", J2000)").orElse("");
    }

    private Words waits(Told told, Language language, String subject) {
        @Nullable Waiting waiting = session.waiting();
        boolean isStill = waiting != null && waiting.hindrance().word().equals(told.why());
        String title =
                switch (language) {
                    case ENGLISH -> subject + " waits";
                    case FRENCH -> subject + " : en attente";
                };
        String reason = waiting != null && isStill
                ? waiting.in(language, name.zone())
                : switch (language) {
                    case ENGLISH -> "The live page says why.";
                    case FRENCH -> "La page en direct dit pourquoi.";
                };
        return new Words(title, reason);
    }

    private Words ended(Told told, Language language, String subject) {
        Statistics made = session.statistics();
        String exposed = duration(Duration.ofSeconds(Math.round(made.exposedSeconds())));
        return switch (language) {
            case ENGLISH ->
                new Words(
                        subject + " is over",
                        why(told, language)
                                + (made.frames() == 0
                                        ? " There are no images."
                                        : " " + made.frames() + (made.frames() == 1 ? " image, " : " images, ")
                                                + exposed + " exposed."));
            case FRENCH ->
                new Words(
                        subject + " : séance terminée",
                        why(told, language)
                                + (made.frames() == 0
                                        ? " Il n’y a pas d’image."
                                        : " " + made.frames() + (made.frames() == 1 ? " image, " : " images, ")
                                                + exposed + " de pose."));
        };
    }

    /** Why it ended: by itself, by somebody, or because of what it waited for to its end. */
    private static String why(Told told, Language language) {
        return switch (language) {
            case ENGLISH ->
                switch (told.why()) {
                    case "slot-over" -> "Its time is over.";
                    case "plan-done" -> "All images of the plan are taken.";
                    case "aborted-by-user" -> "You ended it.";
                    case "aborted-by-operator" -> "The operator ended it.";
                    default -> "It could not begin in time.";
                };
            case FRENCH ->
                switch (told.why()) {
                    case "slot-over" -> "Son temps est écoulé.";
                    case "plan-done" -> "Toutes les images du plan sont prises.";
                    case "aborted-by-user" -> "Vous y avez mis fin.";
                    case "aborted-by-operator" -> "L’opérateur y a mis fin.";
                    default -> "Elle n’a pas pu commencer à temps.";
                };
        };
    }

    /** Of an image that came, the n-th. */
    static Words image(SessionName name, int number, Language language) {
        String subject = name.subject(language);
        String telescope = name.telescopeName(language);
        return switch (language) {
            case ENGLISH ->
                new Words("Image " + number + " of " + subject, "A new image was saved on " + telescope + ".");
            case FRENCH ->
                new Words(
                        "Image " + number + " de " + subject,
                        "Une nouvelle image est enregistrée sur " + telescope + ".");
        };
    }

    /** Of so many images that came so far. */
    static Words images(SessionName name, int count, Language language) {
        String subject = name.subject(language);
        String telescope = name.telescopeName(language);
        return switch (language) {
            case ENGLISH ->
                new Words(count + " images of " + subject, "So many were saved on " + telescope + " so far.");
            case FRENCH ->
                new Words(
                        count + " images de " + subject,
                        "C’est ce qui est enregistré sur " + telescope + " jusqu’ici.");
        };
    }

    /** Hours and minutes, or seconds when there is less than one: {@code 1 h 05 min}. */
    private static String duration(Duration length) {
        if (length.toHours() > 0) {
            return length.toHours() + " h " + String.format("%02d", length.toMinutesPart()) + " min";
        }
        return length.toMinutes() > 0 ? length.toMinutes() + " min" : length.toSeconds() + " s";
    }
}
