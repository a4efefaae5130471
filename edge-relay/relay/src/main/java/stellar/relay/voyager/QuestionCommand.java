package stellar.relay.voyager;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/** Questions. Nothing moves; the answer is what the command gives back, or an event. */
public sealed interface QuestionCommand extends VoyagerCommand {

    /** Where the mount looks and what it does. */
    record GetMountInfo() implements QuestionCommand {

        @Override
        public String method() {
            return "RemoteMountStatusGetInfo";
        }
    }

    /** The filters in the wheel: {@code Filter1_Name} and so on. */
    record GetFilterConfiguration() implements QuestionCommand {

        @Override
        public String method() {
            return "RemoteGetFilterConfiguration";
        }

        @Override
        public Completion completion() {
            return Completion.ByResult.within(QUESTION_LIMIT);
        }
    }

    /** The profiles that Voyager has. */
    record GetProfiles() implements QuestionCommand {

        @Override
        public String method() {
            return "RemoteGetVoyagerProfiles";
        }

        @Override
        public Completion completion() {
            return Completion.ByResult.within(QUESTION_LIMIT);
        }
    }

    /**
     * A target by its name.
     *
     * @param searchType where Voyager looks, its own number
     */
    record SearchTarget(String name, int searchType) implements QuestionCommand {

        private static final Duration LIMIT = Duration.ofMinutes(1);

        public SearchTarget {
            Limits.text("Name", name, 1, 100);
            Limits.whole("SearchType", searchType, 0, 99);
        }

        @Override
        public String method() {
            return "RemoteSearchTarget";
        }

        @Override
        public ObjectNode params() {
            return JsonNodeFactory.instance.objectNode().put("Name", name).put("SearchType", searchType);
        }

        @Override
        public Completion completion() {
            return Completion.ByResult.within(LIMIT);
        }
    }

    /** The devices of this telescope of an array. It has no result: the answer is {@link ArrayElementData}. */
    record GetArrayElement() implements QuestionCommand {

        @Override
        public String method() {
            return "GetArrayElementData";
        }

        @Override
        public Completion completion() {
            return new Completion.ByState(USUAL_LIMIT, ArrayElementData.class::isInstance);
        }
    }
}
