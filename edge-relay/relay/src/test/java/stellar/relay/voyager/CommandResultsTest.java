package stellar.relay.voyager;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stellar.relay.voyager.CommandAnswer.Finished;

/** What a result proves. */
class CommandResultsTest extends LinkInMemory {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            point | 4  | {"ActionResult":1}      | Finished |
            point | 4  | {"ActionResult":"1"}    | Finished |
            point | 4  | {"ActionResult":0}      | Failed   | pointing failed
            point | 4  | {"ActionResult":2}      | Failed   | too far
            point | 4  | {"ActionResult":3}      | Finished | solving is switched off
            point | 4  | {"ActionResult":9}      | Unclear  | ActionResult
            point | 4  | {}                      | Unclear  | ActionResult
            point | 4  | null                    | Unclear  | ActionResult
            point | 5  | {"ActionResult":1}      | Failed   | no star
            solve | 4  | {"IsSolved":true}       | Finished |
            solve | 4  | {"IsSolved":"True"}     | Finished |
            solve | 4  | {"IsSolved":false}      | Failed   | recognised
            solve | 4  | {"IsSolved":"false"}    | Failed   | recognised
            solve | 10 | {}                      | Unclear  | IsSolved
            park  | 4  | null                    | Finished |
            park  | 10 | {"a":1}                 | Finished |
            park  | 0  | {}                      | Failed   | no star
            park  | 7  | {}                      | Failed   | no star
            park  | 8  | {}                      | Failed   | no star
            park  | 77 | {}                      | Unclear  | cannot read
            park  | "" | {}                      | Unclear  | cannot read
            """)
    void aResultIsDoneOnlyWhenItSaysSo(
            String which, String status, String paramRet, String kind, @Nullable String words) {
        var answer = run("a", which);
        JsonNode request = accept();
        loop.voyager()
                .say("{\"Event\":\"RemoteActionResult\",\"UID\":" + request.at("/params/UID") + ",\"ActionResultInt\":"
                        + status + ",\"Motivo\":\"" + (kind.equals("Failed") ? "no star" : "") + "\",\"ParamRet\":"
                        + paramRet + "}");

        assertThat(answer.join().getClass().getSimpleName()).isEqualTo(kind);
        if (words != null) {
            assertThat(answer.join().toString()).contains(words);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"IsEmpty":false,"Done":true,"LastError":""}          | 4 | Finished |
            {"IsEmpty":"false","Done":false,"LastError":"no V"}   | 4 | Failed   | no V
            {"IsEmpty":false,"Done":false,"LastError":"no V"}     | 5 | Failed   | why
            {"IsEmpty":"true","Done":false}                       | 4 | Finished |
            {"Done":false}                                        | 4 | Failed   | no focus
            """)
    void aFocusRunThatFoundNothingFailsWhateverItsResultSays(
            String event, int status, String kind, @Nullable String words) {
        var answer = run("a", "focus");
        JsonNode request = accept();
        loop.voyager().say(event.replaceFirst("\\{", "{\"Event\":\"AutoFocusResult\","));
        assertThat(answer).as("it ends by its result").isNotDone();

        loop.voyager().result(request, status);

        assertThat(answer.join().getClass().getSimpleName()).isEqualTo(kind);
        if (words != null) {
            assertThat(answer.join().toString()).contains(words);
        }
    }

    @Test
    void anEarlierFocusRunSaysNothingOfThisOne() {
        loop.voyager().say("{\"Event\":\"AutoFocusResult\",\"Done\":false}");
        var answer = run("a", "focus");

        loop.voyager().result(accept(), 4);

        assertThat(answer.join()).isInstanceOf(Finished.class);
    }
}
