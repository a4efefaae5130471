package stellar.relay.voyager;

/** One of a list of states that Voyager sends as a number. Each list ends with a kind for numbers it does not have. */
interface Coded {

    /** The code of the kind that stands for every number the list does not have. */
    int UNLISTED = Integer.MIN_VALUE;

    /** Voyager's number. */
    int code();
}
