package stellar.sessions;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stellar.cloud.Language;

/**
 * Why a session does not go on as it should. Values that belong to it stand in its texts as {@code {name}}.
 *
 * <p>{@code evidence} is what minutes of it are, by the word that charges know; empty when nothing is known of them.
 */
public enum Hindrance {
    RELAY_AWAY(
            "",
            "The observatory cannot be reached since {since}; it starts when it is back.",
            "L’observatoire est injoignable depuis {since} ; la séance reprendra à son retour."),
    VOYAGER_AWAY(
            "voyager-away",
            "The telescope's control program is not connected since {since}.",
            "Le logiciel de pilotage du télescope n’est pas connecté depuis {since}."),
    NO_NEWS(
            "voyager-away",
            "The telescope has told nothing of itself since {since}.",
            "Le télescope ne donne plus de nouvelles depuis {since}."),
    NOT_CONNECTED("not-connected", "Equipment is not connected: {what}.", "Un équipement n’est pas connecté : {what}."),
    VOYAGER_ERROR(
            "other-fault",
            "The telescope reports an error since {since}.",
            "Le télescope signale une erreur depuis {since}."),
    WEATHER_NOT_KNOWN(
            "weather-not-known",
            "No word of the weather is younger than three minutes (the last: {since}), which counts as unsafe.",
            "Aucune mesure météo de moins de trois minutes (la dernière : {since}) : cela compte comme un danger."),
    RAIN(
            "rain",
            "rain sensor: {value} since {since}; starts after 15 minutes of safe",
            "capteur de pluie : {value} depuis {since} ; départ après 15 minutes sans danger"),
    CLOUDS(
            "clouds",
            "cloud sensor: {value} since {since}; starts after 15 minutes of safe",
            "capteur de nuages : {value} depuis {since} ; départ après 15 minutes sans danger"),
    WIND(
            "wind",
            "wind sensor: {value} since {since}; starts after 15 minutes of safe",
            "capteur de vent : {value} depuis {since} ; départ après 15 minutes sans danger"),
    TOO_LIGHT(
            "too-light",
            "light sensor: {value} since {since}; starts after 15 minutes of safe",
            "capteur de lumière : {value} depuis {since} ; départ après 15 minutes sans danger"),
    NOT_SAFE(
            "not-safe",
            "safety monitor: UNSAFE since {since}; starts after 15 minutes of safe",
            "moniteur de sécurité : danger depuis {since} ; départ après 15 minutes sans danger"),
    SAFE_AGAIN_WAIT(
            "safe-again-wait",
            "Safe again since {since}; starts at {until} if it stays so.",
            "Sans danger depuis {since} ; départ à {until} si cela dure."),
    NOT_PREPARED(
            "not-prepared",
            "The plan could not be put into the telescope's schedule: {what} Tried again at {until}.",
            "Le plan n’a pas pu être inscrit au programme du télescope : {what} Nouvel essai à {until}."),
    SWITCH_FAILED(
            "other-fault",
            "The telescope did not take the target on: {what}",
            "Le télescope n’a pas pris la cible en charge : {what}"),
    NO_PROGRESS(
            "no-progress",
            "Nothing is reported as failed, but no image has come since {since}.",
            "Aucune panne n’est signalée, mais aucune image n’est arrivée depuis {since}.");

    /** What telescopes and Stellar itself say, in French; what Voyager says in sentences stays as it is. */
    private static final Map<String, String> FRENCH_WORDS = Map.ofEntries(
            Map.entry("setup", "équipement"),
            Map.entry("camera", "caméra"),
            Map.entry("mount", "monture"),
            Map.entry(Step.NOT_TAKEN, "L’observatoire ne l’a pas pris en charge."),
            Map.entry(Step.NOT_TOLD, "Personne n’a dit ce qu’il en est advenu."),
            Map.entry(RoboTarget.NO_PLAN, "Le plan ne convient plus à ce télescope."),
            Map.entry(RoboTarget.NO_FILTER, "Le télescope n’a pas tous les filtres du plan."),
            Map.entry("CLOUDY", "nuageux"),
            Map.entry("VERY_CLOUDY", "très nuageux"),
            Map.entry("WET", "humide"),
            Map.entry("RAIN", "pluie"),
            Map.entry("WINDY", "venteux"),
            Map.entry("VERY_WINDY", "très venteux"),
            Map.entry("LIGHT", "clair"),
            Map.entry("VERY_LIGHT", "très clair"));

    private final String evidence;
    private final String english;
    private final String french;

    Hindrance(String evidence, String english, String french) {
        this.evidence = evidence;
        this.english = english;
        this.french = french;
    }

    /** What minutes of it are; empty when nothing is known of them. */
    String evidence() {
        return evidence;
    }

    /** As programs know it, for instance {@code relay-away}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The hindrance of a {@link #word}; empty for any other text. */
    static Optional<Hindrance> of(String word) {
        return Stream.of(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    /** Whether the sky or the word of it is the reason: then the target is switched off until it is safe for a while. */
    boolean isWeather() {
        return switch (this) {
            case WEATHER_NOT_KNOWN, RAIN, CLOUDS, WIND, TOO_LIGHT, NOT_SAFE, SAFE_AGAIN_WAIT -> true;
            case RELAY_AWAY,
                    VOYAGER_AWAY,
                    NO_NEWS,
                    NOT_CONNECTED,
                    VOYAGER_ERROR,
                    NOT_PREPARED,
                    SWITCH_FAILED,
                    NO_PROGRESS -> false;
        };
    }

    /** Whether somebody at the telescope could do something about it; nobody mends the sky. */
    boolean isToBeMended() {
        return this == WEATHER_NOT_KNOWN || !isWeather();
    }

    /** As people read it, with these values. */
    String in(Language language, Map<String, String> values) {
        String text =
                switch (language) {
                    case ENGLISH -> english;
                    case FRENCH -> french;
                };
        for (Map.Entry<String, String> value : values.entrySet()) {
            String said = language == Language.FRENCH ? inFrench(value.getValue()) : value.getValue();
            text = text.replace("{" + value.getKey() + "}", said);
        }
        return text;
    }

    /** A sentence or a list of words. */
    private static String inFrench(String said) {
        return Stream.of(said.split(", ", -1))
                .map(word -> FRENCH_WORDS.getOrDefault(word, word))
                .collect(Collectors.joining(", "));
    }
}
