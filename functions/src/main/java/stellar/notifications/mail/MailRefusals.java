package stellar.notifications.mail;

import stellar.cloud.Refusal;

/** Why an address or a code is refused, as people are told. */
final class MailRefusals {

    static final Refusal ADDRESS_UNFIT = new Refusal(
            400,
            "address-unfit",
            "Mails cannot be sent to this address. Look whether it is whole, like name@example.org.",
            "Aucun courriel ne peut être envoyé à cette adresse. Vérifiez qu’elle est complète, comme nom@example.org.");

    static final Refusal ADDRESS_REFUSED = new Refusal(
            400,
            "address-refused",
            "Our mail carrier does not take mails for this address. Check it, or give another.",
            "Notre service de courrier ne prend pas de courriels pour cette adresse. Vérifiez-la ou donnez-en une autre.");

    static final Refusal CODE_UNFIT = new Refusal(
            400,
            "code-unfit",
            "A code is six digits. Type it as it stands in the mail.",
            "Un code compte six chiffres. Saisissez-le comme il est écrit dans le courriel.");

    static final Refusal CODE_WRONG = new Refusal(
            409,
            "code-wrong",
            "This is not the code of the latest mail. Type that one.",
            "Ce n’est pas le code du dernier courriel. Saisissez celui-là.");

    static final Refusal CODE_OVER = new Refusal(
            409,
            "code-over",
            "No code is waited for: it is too old, or it was tried too often. Ask for a new one.",
            "Aucun code n’est attendu\u00a0: il est trop ancien, ou a été essayé trop souvent. Demandez-en un nouveau.");

    static final Refusal NOT_CONFIRMED = new Refusal(
            409,
            "address-not-confirmed",
            "There is no confirmed address whose mails could be turned on or off. Confirm one first.",
            "Il n’y a pas d’adresse confirmée dont les courriels pourraient être activés ou arrêtés. Confirmez-en une d’abord.");

    static final Refusal TOO_MANY_CODES = new Refusal(
                    429,
                    "too-many-codes",
                    "You were sent {most} codes today, and there are no more. Look into your mails, or come back tomorrow.",
                    "{most} codes vous ont été envoyés aujourd’hui, et il n’y en a pas d’autres. Regardez vos courriels, ou revenez demain.")
            .with("most", MailAddresses.MOST_CODES_A_USER);

    static final Refusal NOT_SENT = new Refusal(
            503,
            "mail-not-sent",
            "The mail could not be sent just now. Wait as long as Retry-After says, and ask again.",
            "Le courriel n’a pas pu être envoyé à l’instant. Attendez le temps qu’indique Retry-After, puis recommencez.");

    private MailRefusals() {}
}
