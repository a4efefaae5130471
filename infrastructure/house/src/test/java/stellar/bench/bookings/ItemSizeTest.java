package stellar.bench.bookings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By the rules of the Amazon DynamoDB Developer Guide, counted by hand. */
class ItemSizeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|0",
                "{\"name\":{\"S\":\"Véga\"}}|9",
                "{\"n\":{\"N\":\"12345\"}}|5",
                "{\"n\":{\"N\":\"-12345\"}}|6",
                "{\"b\":{\"B\":\"AAAA\"}}|4",
                "{\"yes\":{\"BOOL\":true}}|4",
                "{\"m\":{\"M\":{\"a\":{\"S\":\"b\"}}}}|7",
                "{\"l\":{\"L\":[{\"S\":\"a\"},{\"S\":\"b\"}]}}|8",
            })
    void aRowIsAsLargeAsDynamoDbCountsIt(String row, int bytes) throws IOException {
        assertThat(ItemSize.of(new ObjectMapper().readTree(row))).isEqualTo(bytes);
    }
}
