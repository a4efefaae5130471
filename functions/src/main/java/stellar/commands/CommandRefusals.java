package stellar.commands;

import stellar.cloud.Refusal;
import stellar.contract.CommandText;

/** Why a command is not taken, as operators are told. */
final class CommandRefusals {

    static final Refusal ID_TAKEN = new Refusal(
            409,
            "id-taken",
            "Another command has this id. Nothing was done; ask again with a new id.",
            "Une autre commande porte cet id. Rien n’a été fait ; demandez à nouveau avec un nouvel id.");

    static final Refusal NO_ID = refused(
            "A command has an id, a UUID in lower case made by the client.",
            "Une commande a un id, un UUID en minuscules fait par le client.");

    static final Refusal NO_METHOD = refused(
            "A command has a method, a name of letters, digits and underscores, 80 at most.",
            "Une commande a une method, un nom fait de lettres, de chiffres et de tirets bas, 80 au plus.");

    static final Refusal NO_PARAMS = refused(
            "A command has params, a JSON object; {} when the method takes none.",
            "Une commande a des params, un objet JSON ; {} quand la méthode n’en prend pas.");

    static final Refusal RELAYS_OWN = refused(
            "The parameter {parameter} is the relay's to add; leave it out.",
            "Le paramètre {parameter} est ajouté par le relais ; ne l’indiquez pas.");

    private static final Refusal TOO_MANY =
            refused("A command has at most 40 parameters.", "Une commande a au plus 40 paramètres.");

    private static final Refusal NAME = refused(
            "The name of a parameter has letters, digits and underscores only, 60 at most.",
            "Le nom d’un paramètre n’a que des lettres, des chiffres et des tirets bas, 60 au plus.");

    private static final Refusal VALUE = refused(
            "The parameter {parameter} must be a text, a number, true or false.",
            "Le paramètre {parameter} doit être un texte, un nombre, true ou false.");

    private static final Refusal TOO_LONG = refused(
            "The parameter {parameter} is longer than 500 characters.",
            "Le paramètre {parameter} compte plus de 500 caractères.");

    private static final Refusal UNSEEN = refused(
            "The parameter {parameter} holds a line break or another character that cannot be seen. Take it out and ask again.",
            "Le paramètre {parameter} contient un saut de ligne ou un autre caractère invisible. Retirez-le et demandez à nouveau.");

    private CommandRefusals() {}

    static Refusal of(CommandText.Flaw flaw) {
        Refusal refusal =
                switch (flaw.kind()) {
                    case TOO_MANY -> TOO_MANY;
                    case NAME -> NAME;
                    case VALUE -> VALUE;
                    case TOO_LONG -> TOO_LONG;
                    case UNSEEN -> UNSEEN;
                };
        return refusal.with("parameter", flaw.parameter());
    }

    private static Refusal refused(String english, String french) {
        return new Refusal(422, "command-refused", english + " Nothing was done.", french + " Rien n’a été fait.");
    }
}
