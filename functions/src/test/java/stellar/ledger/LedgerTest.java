package stellar.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import stellar.Night;
import stellar.cloud.Transaction;
import stellar.ledger.Ledger.Refused;

class LedgerTest {

    private final Night night = new Night();
    private final Ledger ledger = new Ledger(night.tables, night.table("LedgerTable"));
    private final String account = night.telescope + "-user";

    @Test
    void nobodyHasAnythingUntilItIsGranted() {
        assertThat(ledger.balance(account)).isEqualTo(Balance.NOTHING);

        assertThat(ledger.write(entry("grant/1", Entry.Kind.GRANT, 500))).isEmpty();

        assertThat(ledger.balance(account)).isEqualTo(new Balance(500, 0));
    }

    @Test
    void eachKindMovesWhatItSays() {
        ledger.write(entry("g", Entry.Kind.GRANT, 1_000));

        ledger.write(entry("h", Entry.Kind.HOLD, 600));
        assertThat(ledger.balance(account)).isEqualTo(new Balance(400, 600));
        ledger.write(entry("c", Entry.Kind.CAPTURE, 350));
        assertThat(ledger.balance(account)).isEqualTo(new Balance(400, 250));
        ledger.write(entry("r", Entry.Kind.RELEASE, 250));
        assertThat(ledger.balance(account)).isEqualTo(new Balance(650, 0));
        ledger.write(entry("b", Entry.Kind.REFUND, 50));
        assertThat(ledger.balance(account)).isEqualTo(new Balance(700, 0));
    }

    @Test
    void whatIsNotThereIsNeitherHeldNorSpentNorReleased() {
        ledger.write(entry("g", Entry.Kind.GRANT, 100));

        assertThat(ledger.write(entry("h", Entry.Kind.HOLD, 101))).contains(Refused.NOT_ENOUGH);
        assertThat(ledger.write(entry("c", Entry.Kind.CAPTURE, 1))).contains(Refused.NOT_ENOUGH);
        assertThat(ledger.write(entry("r", Entry.Kind.RELEASE, 1))).contains(Refused.NOT_ENOUGH);
        assertThat(ledger.balance(account)).isEqualTo(new Balance(100, 0));
    }

    @Test
    void theSameCauseMovesCreditsOnce() {
        assertThat(ledger.write(entry("grant/1", Entry.Kind.GRANT, 100))).isEmpty();
        assertThat(ledger.write(entry("grant/1", Entry.Kind.GRANT, 100))).contains(Refused.DONE_BEFORE);
        assertThat(ledger.write(entry("grant/1", Entry.Kind.REFUND, 7))).contains(Refused.DONE_BEFORE);

        assertThat(ledger.balance(account)).isEqualTo(new Balance(100, 0));
    }

    @Test
    void theCauseOfTheBalancesOwnRowIsNobodyElses() {
        ledger.write(entry("g", Entry.Kind.GRANT, 100));

        assertThatThrownBy(() -> entry("balance", Entry.Kind.GRANT, 100)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void entriesOfSeveralAccountsAreNotOneChange() {
        Entry mine = entry("a", Entry.Kind.GRANT, 1);
        Entry others = new Entry(account + "-other", "a", Entry.Kind.GRANT, 1, night.clock.instant(), "admin", "");

        assertThatThrownBy(() ->
                        ledger.add(List.of(mine, others), new Transaction<>(), Refused.DONE_BEFORE, Refused.NOT_ENOUGH))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theStatementIsReadFromTheNewestBackPageByPage() {
        for (int i = 1; i <= 5; i++) {
            ledger.write(entry("grant/" + i, Entry.Kind.GRANT, i));
            night.clock.advance(Duration.ofSeconds(1));
        }

        List<Long> read = new ArrayList<>();
        Optional<String> before = Optional.empty();
        do {
            Ledger.Page page = ledger.entries(account, before, 2);
            page.entries().forEach(entry -> read.add(entry.cents()));
            before = page.next();
        } while (before.isPresent());

        assertThat(read).containsExactly(5L, 4L, 3L, 2L, 1L);
    }

    private Entry entry(String cause, Entry.Kind kind, long cents) {
        return new Entry(account, cause, kind, cents, night.clock.instant(), "admin", "");
    }
}
