package stellar.problems;

import stellar.cloud.Unfit;

/**
 * What an operator wants to answer.
 *
 * @param version how often the report was answered when they read it: a doubled or late request answers nothing anew
 */
record AnswerWish(String text, int version) {

    static AnswerWish of(Said said) throws Unfit {
        return new AnswerWish(said.text(), said.version());
    }
}
