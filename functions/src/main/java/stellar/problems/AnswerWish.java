package stellar.problems;

/**
 * What an operator wants to answer.
 *
 * @param version how often the report was answered when they read it: a doubled or late request answers nothing anew
 */
record AnswerWish(String text, int version) {

    static AnswerWish of(Said said) throws Said.Unfit {
        return new AnswerWish(said.text(), said.version());
    }
}
