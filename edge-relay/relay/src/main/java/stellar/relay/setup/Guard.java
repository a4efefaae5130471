package stellar.relay.setup;

import java.io.IOException;
import stellar.contract.Wire;
import stellar.relay.page.Asked;
import stellar.relay.page.Door;
import stellar.relay.page.Reply;

/**
 * Lets in who shows the set-up word, from the set-up page itself. A page of another site cannot: its browser names it in
 * {@code Origin}, and asks leave, which is never given, before it sends JSON or a header of its own.
 *
 * @param word the word of this start
 */
record Guard(SetUpWord word) {

    /** The header that carries the word. */
    static final String HEADER = "setup-word";

    /** What is done with a message from somebody who may send it. */
    interface Desk<T> {
        Object answer(T message) throws IOException;
    }

    /** A guarded route that takes messages of this kind. */
    <T> Door.Room room(Class<T> type, Desk<T> desk) {
        return asked -> {
            String here = "http://" + asked.header("host").orElse("");
            boolean fromHere = asked.header("origin").filter(here::equals).isPresent();
            boolean isJson = asked.header("content-type").orElse("").startsWith("application/json");
            if (!fromHere || !isJson) {
                return Reply.json(403, Finding.bad("not-from-here"));
            }
            return switch (word.judge(asked.header(HEADER).orElse(""))) {
                case SPENT -> Reply.json(403, Finding.bad("word-spent"));
                case WRONG -> Reply.json(403, Finding.bad("word-wrong"));
                case RIGHT -> answer(asked, type, desk);
            };
        };
    }

    private static <T> Reply answer(Asked asked, Class<T> type, Desk<T> desk) throws IOException {
        T message;
        try {
            message = Wire.read(asked.body(), type);
        } catch (IOException e) {
            return Reply.json(400, Finding.bad("not-understood"));
        }
        return Reply.json(200, desk.answer(message));
    }
}
