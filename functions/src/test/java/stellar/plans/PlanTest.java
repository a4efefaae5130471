package stellar.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stellar.contract.Wire;
import stellar.sky.J2000;

class PlanTest {

    private static final List<String> FILTERS = List.of("L", "Ha");

    private static final String WHOLE = """
            {"target": {"name": " M 31 ", "raJ2000Hours": 0.712, "decJ2000Degrees": 41.269},
             "shots": [{"filter": "L", "exposureSeconds": 300, "count": 12},
                       {"filter": "Ha", "exposureSeconds": 0.001, "count": 2, "binning": 4, "gain": 100, "offset": 0}],
             "constraints": {"minimumAltitudeDegrees": 40, "fromHourAngleHours": -2, "toHourAngleHours": 4.5,
                             "moonDistanceDegrees": 25, "moonDown": true, "priority": "high"}}
            """;

    private static Plan.Judged judged(String json) throws IOException {
        return Plan.of(Wire.readObject(json), FILTERS);
    }

    private static Plan fit(String json) throws IOException {
        return ((Plan.Judged.Fit) judged(json)).plan();
    }

    @Test
    void aPlanIsReadAsItWasSent() throws IOException {
        assertThat(fit(WHOLE))
                .isEqualTo(new Plan(
                        new Target("M 31", new J2000(0.712, 41.269)),
                        List.of(
                                new Shot("L", Duration.ofMinutes(5), 12, 1, null, null),
                                new Shot("Ha", Duration.ofMillis(1), 2, 4, 100, 0)),
                        new Constraints(40, -2, 4.5, 25, true, Priority.HIGH)));
    }

    @Test
    void whatIsKeptOfAPlanIsReadAgainAsTheSame() throws IOException {
        Plan plan = fit(WHOLE);
        ObjectNode kept = Wire.readObject(plan.toJson().toString());

        assertThat(Plan.of(kept, FILTERS)).isEqualTo(new Plan.Judged.Fit(plan));
    }

    @Test
    void withoutConstraintsTheUsualOnesHold() throws IOException {
        Plan plan = fit("""
                {"target": {"name": "x", "raJ2000Hours": 0, "decJ2000Degrees": -90},
                 "shots": [{"filter": "L", "exposureSeconds": 3600, "count": 1}], "constraints": {}}""");

        assertThat(plan.constraints()).isEqualTo(new Constraints(30, -3, 3, 0, false, Priority.NORMAL));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"raJ2000Hours\": 0.712 | \"raJ2000Hours\": 24 | target.raJ2000Hours | right-ascension-wrong",
                "\"raJ2000Hours\": 0.712 | \"raJ2000Hours\": \"0.7\" | target.raJ2000Hours | number-out-of-bounds",
                "\"raJ2000Hours\": 0.712 | \"ra\": 1 | target.raJ2000Hours | member-missing",
                "41.269 | -90.1 | target.decJ2000Degrees | number-out-of-bounds",
                "41.269 | 1e999 | target.decJ2000Degrees | number-out-of-bounds",
                "\" M 31 \" | \"  \" | target.name | target-name-too-long",
                "\" M 31 \" | \"a\\nb\" | target.name | target-name-unseen",
                "\" M 31 \" | 31 | target.name | malformed",
                "\"target\" | \"aim\" | target | member-missing",
                "\"shots\" | \"shoots\" | shots | member-missing",
                "\"filter\": \"Ha\" | \"filter\": \"OIII\" | shots[1].filter | filter-unknown",
                "\"filter\": \"Ha\" | \"filters\": \"Ha\" | shots[1].filter | member-missing",
                "0.001 | 0.0009 | shots[1].exposureSeconds | number-out-of-bounds",
                "0.001 | 3600.001 | shots[1].exposureSeconds | number-out-of-bounds",
                "\"count\": 12 | \"count\": 0 | shots[0].count | whole-number-out-of-bounds",
                "\"count\": 12 | \"count\": 1001 | shots[0].count | whole-number-out-of-bounds",
                "\"count\": 12 | \"count\": 1.5 | shots[0].count | whole-number-out-of-bounds",
                "\"count\": 12 | \"count\": 4294967297 | shots[0].count | whole-number-out-of-bounds",
                "\"binning\": 4 | \"binning\": 5 | shots[1].binning | whole-number-out-of-bounds",
                "\"gain\": 100 | \"gain\": -1 | shots[1].gain | whole-number-out-of-bounds",
                "\"offset\": 0 | \"offset\": 100001 | shots[1].offset | whole-number-out-of-bounds",
                "Degrees\": 40 | Degrees\": 86 | constraints.minimumAltitudeDegrees | number-out-of-bounds",
                "4.5 | -2 | constraints.toHourAngleHours | hour-angles-backward",
                "4.5 | 12.5 | constraints.toHourAngleHours | number-out-of-bounds",
                "25 | 181 | constraints.moonDistanceDegrees | number-out-of-bounds",
                "true | \"yes\" | constraints.moonDown | malformed",
                "\"high\" | \"urgent\" | constraints.priority | priority-unknown",
            })
    void whatIsNoPlanIsRefusedByTheMemberThatIsWrong(String good, String bad, String field, String code)
            throws IOException {
        assertThat(WHOLE).contains(good);
        Plan.Judged judged = judged(WHOLE.replace(good, bad));

        assertThat(judged).isInstanceOfSatisfying(Plan.Judged.Unfit.class, unfit -> {
            assertThat(unfit.field()).isEqualTo(field);
            assertThat(unfit.why().code()).isEqualTo(code);
            assertThat(unfit.why().english()).doesNotContain("{");
            assertThat(unfit.why().french()).doesNotContain("{");
        });
    }

    @Test
    void aPlanHasFiftyShotsAndFiveThousandFramesAtMost() throws IOException {
        assertThat(fit(shots(50, 100)).frames()).isEqualTo(5_000);
        assertThat(judged(shots(51, 1))).isEqualTo(new Plan.Judged.Unfit("shots", PlanRefusals.NO_SHOTS));
        assertThat(judged(shots(0, 1))).isEqualTo(new Plan.Judged.Unfit("shots", PlanRefusals.NO_SHOTS));
        assertThat(judged(shots(6, 1_000))).isEqualTo(new Plan.Judged.Unfit("shots", PlanRefusals.TOO_MANY_FRAMES));
    }

    private static String shots(int many, int count) {
        String shot = "{\"filter\": \"L\", \"exposureSeconds\": 1, \"count\": " + count + "}";
        return "{\"target\": {\"name\": \"x\", \"raJ2000Hours\": 1, \"decJ2000Degrees\": 1}, \"shots\": ["
                + String.join(",", Collections.nCopies(many, shot)) + "]}";
    }

    @Test
    void overheadsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> Samples.overheads(Duration.ofMinutes(4), false, false))
                .hasMessageContaining("too often");
    }
}
