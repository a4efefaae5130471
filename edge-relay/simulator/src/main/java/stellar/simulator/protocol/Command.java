package stellar.simulator.protocol;

/** One method of the protocol. */
@FunctionalInterface
interface Command {
    /** Reads the parameters (a {@link Params.Wrong} is an error answer) and says what is to happen. */
    Reply answer(Client client, Params params);
}
