package stellar.notifications;

/** What became of a message that was handed to somebody who carries it. */
public sealed interface Carried {

    /** It was taken. */
    record Taken() implements Carried {}

    /**
     * It was not taken, and another attempt may succeed.
     *
     * @param why for the log, without anybody's address
     */
    record Later(String why) implements Carried {}

    /** It was not taken and this message never will be, for example because it is too long. */
    record Refused(String why) implements Carried {}

    /** Nobody is there any more: nothing is to be sent there again. */
    record Gone(String why) implements Carried {}

    /** It may have been taken or not: the answer was lost. It is not sent again, since nobody is told twice. */
    record Unknown(String why) implements Carried {}
}
