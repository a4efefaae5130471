package stellar.charges;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import stellar.cloud.Language;

/** Why a minute is of its class. */
public enum Cause {
    RAIN(MinuteClass.UNSAFE, "It rained.", "Il pleuvait."),
    CLOUDS(MinuteClass.UNSAFE, "The sky was cloudy.", "Le ciel était couvert."),
    WIND(MinuteClass.UNSAFE, "The wind was too strong.", "Le vent était trop fort."),
    DAMP(MinuteClass.UNSAFE, "The air was too damp.", "L’air était trop humide."),
    TOO_LIGHT(MinuteClass.UNSAFE, "The sky was too bright.", "Le ciel était trop clair."),
    NOT_SAFE(
            MinuteClass.UNSAFE,
            "The safety monitor said that it was not safe.",
            "Le moniteur de sécurité signalait un danger."),
    WEATHER_NOT_KNOWN(
            MinuteClass.UNSAFE,
            "No fresh word of the weather came, which counts as unsafe.",
            "Aucune mesure météo récente : cela compte comme un danger."),
    SAFE_AGAIN_WAIT(
            MinuteClass.UNSAFE,
            "It was safe again, and the telescope waited whether it would stay so.",
            "Les conditions étaient revenues ; le télescope attendait qu’elles se confirment."),
    STOPPED_BY_OPERATOR(
            MinuteClass.FAULT,
            "The telescope’s operator stopped it or took it over.",
            "L’opérateur du télescope l’a arrêté ou repris en main."),
    VOYAGER_AWAY(
            MinuteClass.FAULT,
            "The telescope’s control program was not there.",
            "Le logiciel de pilotage du télescope ne répondait pas."),
    NOT_CONNECTED(MinuteClass.FAULT, "Equipment was not connected.", "Un équipement n’était pas connecté."),
    NOT_PREPARED(
            MinuteClass.FAULT,
            "The plan could not be put into the telescope’s schedule.",
            "Le plan n’a pas pu être inscrit au programme du télescope."),
    FOCUS_FAILED(MinuteClass.FAULT, "Focusing failed.", "La mise au point a échoué."),
    CENTRING_FAILED(MinuteClass.FAULT, "The target could not be centred.", "La cible n’a pas pu être centrée."),
    GUIDING_FAILED(MinuteClass.FAULT, "Guiding failed.", "Le guidage a échoué."),
    NO_PROGRESS(
            MinuteClass.FAULT,
            "Nothing was reported as failed, but nothing went on.",
            "Aucune panne n’était signalée, mais rien n’avançait."),
    OTHER_FAULT(MinuteClass.FAULT, "The telescope reported an error.", "Le télescope a signalé une erreur."),
    PLAN_DONE(MinuteClass.SPARE, "The plan was done.", "Le plan était terminé."),
    NOT_BEGUN(MinuteClass.SPARE, "It was never begun.", "La séance n’a jamais commencé."),
    EXPOSURE(MinuteClass.EXPOSING, "The camera exposed.", "La caméra posait."),
    PAUSED_BY_USER(MinuteClass.USER_PAUSE, "Its user had it wait.", "La pause a été demandée par l’utilisateur."),
    ENDED_BY_USER(
            MinuteClass.GIVEN_UP, "Its user ended it before its time.", "L’utilisateur y a mis fin avant l’heure."),
    SLEW(MinuteClass.OVERHEAD, "The telescope turned to its target.", "Le télescope se dirigeait vers sa cible."),
    CENTRING(MinuteClass.OVERHEAD, "The target was being centred.", "La cible était en cours de centrage."),
    FOCUS(MinuteClass.OVERHEAD, "The telescope was being focused.", "La mise au point était en cours."),
    FILTER(MinuteClass.OVERHEAD, "The filter was being changed.", "Le filtre était en cours de changement."),
    DITHER(MinuteClass.OVERHEAD, "Guiding began or settled.", "Le guidage démarrait ou se stabilisait."),
    FLIP(MinuteClass.OVERHEAD, "The mount turned over at the meridian.", "La monture se retournait au méridien."),
    DOWNLOAD(MinuteClass.OVERHEAD, "A frame was being read out.", "Une image était en cours de lecture."),
    OTHER_WORK(
            MinuteClass.OVERHEAD,
            "The telescope worked on the plan between exposures.",
            "Le télescope travaillait au plan entre les poses."),
    NOTHING_HEARD(
            MinuteClass.UNKNOWN, "Nothing was heard of the telescope.", "Le télescope n’a donné aucune nouvelle.");

    private final MinuteClass minuteClass;
    private final String english;
    private final String french;

    Cause(MinuteClass minuteClass, String english, String french) {
        this.minuteClass = minuteClass;
        this.english = english;
        this.french = french;
    }

    public MinuteClass minuteClass() {
        return minuteClass;
    }

    /** As programs know it, for instance {@code focus-failed}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As people read it: a full sentence. */
    public String in(Language language) {
        return switch (language) {
            case ENGLISH -> english;
            case FRENCH -> french;
        };
    }

    /** The cause of a {@link #word}; empty for any other text. */
    public static Optional<Cause> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
