package stellar.notifications.push;

import java.time.Duration;
import stellar.cloud.Language;

/** A message that says nothing but that it came. */
final class Trial {

    private Trial() {}

    /** For this device; the next one takes its place if nobody saw it. */
    static Parcel parcel(Device device, Language language) {
        String title =
                switch (language) {
                    case ENGLISH -> "Stellar reaches you here";
                    case FRENCH -> "Stellar vous joint ici";
                };
        String text =
                switch (language) {
                    case ENGLISH -> "This is a trial: what you chose to be told will be shown on this device.";
                    case FRENCH ->
                        "Ceci est un essai\u00a0: ce que vous avez choisi d’apprendre s’affichera sur cet appareil.";
                };
        return new Parcel(
                "trial-" + device.id(),
                "trial",
                title,
                text,
                "/" + language.code() + "/account",
                Duration.ofMinutes(10),
                Parcel.Urgency.HIGH);
    }
}
