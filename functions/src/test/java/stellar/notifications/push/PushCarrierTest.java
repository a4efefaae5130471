package stellar.notifications.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stellar.Night;
import stellar.cloud.Language;
import stellar.notifications.Carried;
import stellar.notifications.Kind;
import stellar.notifications.Message;
import stellar.notifications.Way;
import stellar.notifications.delivery.Target;

/** Notifications go to each device of their user, and to nobody else's. */
class PushCarrierTest {

    private final Rig rig = new Rig();
    private final PushCarrier carrier =
            PushCarrier.of(rig.environment, rig.night.tables, rig.sns.client(), rig.night.clock, Night.silent());
    private final Message message = new Message(
            "7f-s1",
            Kind.STARTED,
            Language.FRENCH,
            "Votre session a commencé",
            "M 33",
            URI.create("https://stellar.example.org/fr/robotarget/7f/monitor"),
            rig.night.clock.instant());

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void eachDeviceIsAPlaceOfItsOwn() throws IOException {
        String laptop = rig.added();
        String pocket = Rig.id();
        Rig.read(rig.put(rig.user, pocket, Rig.phone("apple", "a1".repeat(32))), 200);

        List<Target> targets = carrier.targets(rig.user);

        assertThat(carrier.way()).isEqualTo(Way.PUSH);
        assertThat(targets).extracting(Target::id).containsExactlyInAnyOrder(laptop, pocket);
        for (Target target : targets) {
            assertThat(target.carry(message)).isInstanceOf(Carried.Taken.class);
        }
        assertThat(rig.lastRead().path("title").asText()).isEqualTo("Votre session a commencé");
        assertThat(rig.lastRead().path("link").asText())
                .isEqualTo("https://stellar.example.org/fr/robotarget/7f/monitor");
        assertThat(rig.sns.calls("Publish")).hasSize(1);
        assertThat(rig.devices.of(rig.user)).extracting(Device::lastAt).containsOnly(rig.night.clock.instant());
        assertThat(carrier.targets("somebody-else")).isEmpty();
    }

    @Test
    void whatIsGoneIsForgottenAlsoWhenThatIsSaidTwice() throws IOException {
        rig.added();
        Target target = carrier.targets(rig.user).getFirst();
        rig.status.set(410);

        assertThat(target.carry(message)).isInstanceOf(Carried.Gone.class);
        target.forget();

        assertThat(carrier.targets(rig.user)).isEmpty();
    }

    @Test
    void aPlaceThatWasPutDownAnewMeanwhileIsNotForgotten() throws IOException {
        String id = rig.added();
        Target old = carrier.targets(rig.user).getFirst();
        Rig.read(rig.put(rig.user, id, rig.browserAt(rig.freshAddress())), 200);

        old.forget();

        assertThat(carrier.targets(rig.user)).extracting(Target::id).containsExactly(id);
    }
}
