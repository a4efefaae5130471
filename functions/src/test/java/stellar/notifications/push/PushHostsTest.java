package stellar.notifications.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses come from users; functions post to those of known push services only. */
class PushHostsTest {

    private final PushHosts hosts = new PushHosts(
            List.of("fcm.googleapis.com", "push.services.mozilla.com", "notify.windows.com", "push.apple.com"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://fcm.googleapis.com/fcm/send/e1Wb_Sx0i-M:APA91bF7",
                "https://fcm.googleapis.com:443/wp/e1Wb",
                "https://updates.push.services.mozilla.com/wpush/v2/gAAAAABl",
                "https://wns2-par02p.notify.windows.com/w/?token=BQYAAAB%2fZk%3d",
                "https://web.push.apple.com/QGuQyavXutnMH-9"
            })
    void whatBrowsersSendIsTaken(String address) {
        assertThat(hosts.address(address)).hasValue(URI.create(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://",
                "https://push.apple.com",
                "https:///wp/1",
                "http://fcm.googleapis.com/wp/1",
                "ftp://fcm.googleapis.com/wp/1",
                "file:///etc/passwd",
                "//fcm.googleapis.com/wp/1",
                "HTTPS://fcm.googleapis.com/wp/1",
                "https://FCM.googleapis.com/wp/1",
                "https://fcm.googleapis.com./wp/1",
                "https://.fcm.googleapis.com/wp/1",
                "https://fcm.googleapis.com:80/wp/1",
                "https://fcm.googleapis.com:8443/wp/1",
                "https://fcm.googleapis.com:0443/wp/1",
                "https://fcm.googleapis.com:/wp/1",
                "https://fcm.googleapis.com:443@example.org/wp/1",
                "https://fcm.googleapis.com@example.org/wp/1",
                "https://user@fcm.googleapis.com/wp/1",
                "https://user:pass@fcm.googleapis.com/wp/1",
                "https://example.org/fcm.googleapis.com",
                "https://example.org#fcm.googleapis.com",
                "https://example.org?.push.apple.com",
                "https://example.org/?fcm.googleapis.com/",
                "https://example.org\\.push.apple.com/1",
                "https://example.org\\@web.push.apple.com/1",
                "https://fcm.googleapis.com.example.org/wp/1",
                "https://evilfcm.googleapis.com/wp/1",
                "https://storage.googleapis.com/bucket/1",
                "https://googleapis.com/wp/1",
                "https://127.0.0.1/wp/1",
                "https://127.1/wp/1",
                "https://2130706433/wp/1",
                "https://0x7f.0.0.1/wp/1",
                "https://0177.0.0.1/wp/1",
                "https://[::1]/wp/1",
                "https://[::ffff:127.0.0.1]/wp/1",
                "https://169.254.169.254/latest/meta-data",
                "https://localhost/wp/1",
                "http://127.0.0.1:9001/2018-06-01/runtime/invocation/next",
                "loopback",
                "https://loopback/wp/1",
                "https://fcm.googleapis.com/wp/1#part",
                "https://fcm.googleapis.com/wp/1 HTTP/1.1",
                "https://fcm.googleapis.com/wp/1\r\nHost: example.org",
                "https://fcm.googleapis.com/wp/1\n",
                " https://fcm.googleapis.com/wp/1",
                "https://fcm.googleapis.com/wp/\u00e9",
                "https://fcm\u3002googleapis.com/wp/1",
                "https://fcm.googleapis.com\u2215@example.org/wp/1",
                "https://fcm.google\u0430pis.com/wp/1",
                "https://\uff46cm.googleapis.com/wp/1",
                "https://xn--fcm-.googleapis.com/wp/1",
                "https://fcm.googleapis.com%2eexample.org/wp/1",
                "https://fcm.googleapis.com%00.example.org/wp/1",
                "https://fcm.googleapis.com/wp/%zz",
                "https://fcm.googleapis.com\t/wp/1"
            })
    void nothingElseIs(String address) {
        assertThat(hosts.address(address)).isEmpty();
    }

    @Test
    void anAddressHasAThousandCharactersAtMost() {
        String start = "https://web.push.apple.com/";

        assertThat(hosts.address(start + "a".repeat(1_000 - start.length()))).isPresent();
        assertThat(hosts.address(start + "a".repeat(1_001 - start.length()))).isEmpty();
    }

    @Test
    void thisMachineIsTakenOnlyWhereASettingSaysSo() {
        PushHosts forTests = new PushHosts(List.of("push.apple.com", "loopback"));

        assertThat(forTests.address("http://127.0.0.1:8123/push/1"))
                .hasValue(URI.create("http://127.0.0.1:8123/push/1"));
        assertThat(forTests.address("https://web.push.apple.com/1")).isPresent();
        for (String other : List.of(
                "http://127.0.0.1/push/1",
                "http://127.0.0.2:8123/push/1",
                "http://localhost:8123/push/1",
                "http://127.0.0.1:8123@example.org/1",
                "http://127.0.0.1.example.org:80/1",
                "https://loopback/1")) {
            assertThat(forTests.address(other)).as(other).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"com", "*.push.apple.com", "https://push.apple.com", ".push.apple.com", "push.apple.com.", "*"})
    void aListThatIsNoneStopsTheFunctionAtItsStart(String host) {
        assertThatThrownBy(() -> new PushHosts(List.of(host)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(host);
    }
}
