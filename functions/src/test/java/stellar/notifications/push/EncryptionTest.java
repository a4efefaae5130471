package stellar.notifications.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.interaso.webpush.VapidKeys;
import com.interaso.webpush.WebPush;
import java.math.BigInteger;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only the browser that it is for reads a message, and reads what was written. */
class EncryptionTest {

    private final Receiver browser = Receiver.fresh();

    /** RFC 8291, appendix A. */
    @Test
    void theExampleOfTheStandardIsMetToTheByte() {
        KeyPair sender = new KeyPair(
                P256.publicKey(
                                bytes(
                                        "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8"))
                        .orElseThrow(),
                P256.privateKey(bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")));
        byte[] receiver =
                bytes("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4");

        byte[] body = Encryption.encrypt(
                "When I grow up, I want to be a watermelon".getBytes(UTF_8),
                P256.publicKey(receiver).orElseThrow(),
                bytes("BTBZMqHH6r4Tts7J_aSIgg"),
                0,
                sender,
                bytes("DGv6ra1nlYgDCS1FRnbzlw"));

        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(body))
                .isEqualTo(
                        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS"
                                + "6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qu"
                                + "lcy4a-fN");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 1_000, 3_000, 3_992, 3_993})
    void itsBrowserReadsIt(int length) {
        byte[] text = new byte[length];
        Arrays.fill(text, (byte) 2);

        assertThat(browser.read(Encryption.encrypt(text, browser.publicKey(), browser.secret(), 0)))
                .isEqualTo(text);
        assertThat(browser.read(Encryption.encrypt(text, browser.publicKey(), browser.secret(), 3_000)))
                .isEqualTo(text);
    }

    /** So that the reader of these tests is none that was made to fit: it reads another's messages, too. */
    @Test
    void theReaderReadsWhatAnotherLibraryWrote() {
        byte[] body = new WebPush("mailto:somebody@example.org", VapidKeys.generate())
                .getBody("Étoile 🌠".getBytes(UTF_8), P256.bytes(browser.publicKey()), browser.secret());

        assertThat(new String(browser.read(body), UTF_8)).isEqualTo("Étoile 🌠");
    }

    @Test
    void nobodyElseReadsIt() {
        byte[] body = Encryption.encrypt("It is dark.".getBytes(UTF_8), browser.publicKey(), browser.secret(), 0);
        Receiver other = new Receiver(P256.generate(), browser.secret());
        Receiver guesser = new Receiver(browser.keys(), new byte[16]);

        assertThatThrownBy(() -> other.read(body)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> guesser.read(body)).isInstanceOf(AssertionError.class);
    }

    @Test
    void theSameTextTwiceLooksDifferentAndEachLengthLooksTheSame() {
        byte[] one = Encryption.encrypt(new byte[7], browser.publicKey(), browser.secret(), 3_000);
        byte[] again = Encryption.encrypt(new byte[7], browser.publicKey(), browser.secret(), 3_000);
        byte[] longer = Encryption.encrypt(new byte[2_999], browser.publicKey(), browser.secret(), 3_000);

        assertThat(Arrays.copyOf(one, 16)).as("salt").isNotEqualTo(Arrays.copyOf(again, 16));
        assertThat(Arrays.copyOfRange(one, 21, 86)).as("sender").isNotEqualTo(Arrays.copyOfRange(again, 21, 86));
        assertThat(longer).hasSameSizeAs(one);
    }

    @Test
    void whatAPushServiceNeedNotTakeIsNotWritten() {
        assertThatThrownBy(() -> Encryption.encrypt(new byte[3_994], browser.publicKey(), browser.secret(), 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("3993");
    }

    @Test
    void aKeyThatIsNoPointOfTheCurveIsNone() {
        byte[] good = P256.bytes(browser.publicKey());
        byte[] off = good.clone();
        off[64] ^= 1;
        byte[] packed = good.clone();
        packed[0] = 2;
        byte[] beyond = good.clone();
        Arrays.fill(beyond, 1, 33, (byte) 0xff);

        assertThat(P256.publicKey(good).map(P256::bytes)).hasValue(good);
        for (byte[] bad : new byte[][] {off, packed, beyond, new byte[65], new byte[0], Arrays.copyOf(good, 64)}) {
            assertThat(P256.publicKey(bad)).isEmpty();
        }
    }

    @Test
    void aKeyWithLeadingZerosOrASignByteKeepsItsLength() {
        byte[] small = new byte[32];
        small[31] = 5;
        byte[] large = new byte[32];
        Arrays.fill(large, (byte) 0x80);

        assertThat(P256.bytes(P256.privateKey(small))).isEqualTo(small);
        assertThat(P256.bytes(P256.privateKey(large))).isEqualTo(large);
        assertThat(P256.privateKey(large).getS()).isEqualTo(new BigInteger(1, large));
    }

    private static byte[] bytes(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }
}
