package stellar.relay.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import stellar.contract.Batch;

class BatchSizeTest {

    private final BatchSize size = new BatchSize();

    @Test
    void itBeginsWithAsMuchAsABatchMayHold() {
        assertThat(size.events()).isEqualTo(Batch.MAX_EVENTS);
        assertThat(size.bytes()).isEqualTo(WrittenBatch.MAX_EVENTS_BYTES);
    }

    @Test
    void itHalvesWhatWasSentDownToASingleEventAndFourKilobytes() {
        size.halve(20);
        assertThat(size.events()).isEqualTo(10);
        for (int i = 0; i < 20; i++) {
            size.halve(size.events());
        }
        assertThat(size.events()).isEqualTo(1);
        assertThat(size.bytes()).isEqualTo(4_096);
    }

    @Test
    void itDoublesBackToTheMostAndNoFurther() {
        size.halve(4);
        size.grow();
        assertThat(size.events()).isEqualTo(4);
        for (int i = 0; i < 20; i++) {
            size.grow();
        }
        assertThat(size.events()).isEqualTo(Batch.MAX_EVENTS);
        assertThat(size.bytes()).isEqualTo(WrittenBatch.MAX_EVENTS_BYTES);
    }
}
