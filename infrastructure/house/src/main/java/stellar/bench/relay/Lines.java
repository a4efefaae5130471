package stellar.bench.relay;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Lines as Voyager writes them, 100 to 800 bytes, in turn: of ten, six log events and one signal, which are kept, and two
 * {@code ShotRunning} and one {@code ControlData}, of which only the newest counts. A kept line's text has its number.
 */
final class Lines {

    private static final String DIGITS = "000000000";
    private static final List<Line> TURN =
            List.of(log(60), log(180), shot(), log(320), signal(), control(), log(500), log(120), shot(), log(240));

    private Lines() {}

    /**
     * A line but for its number.
     *
     * @param digitsAt where its nine digits begin, negative when it has none
     * @param kept whether it must reach the cloud
     */
    @SuppressWarnings("ArrayRecordComponent") // Written into on purpose, by the one thread that sends.
    record Line(byte[] bytes, int digitsAt, boolean kept) {

        /** The line with this number in it; the same array each time. */
        byte[] numbered(int number) {
            int rest = number;
            for (int i = DIGITS.length() - 1; digitsAt >= 0 && i >= 0; i--) {
                bytes[digitsAt + i] = (byte) ('0' + rest % 10);
                rest /= 10;
            }
            return bytes;
        }
    }

    /** The line whose turn it is, from 0 on. */
    static Line turn(long n) {
        return TURN.get((int) (n % TURN.size()));
    }

    /** The number in a log event's text, as {@link Line#numbered} wrote it. */
    static int number(String text) {
        return Integer.parseInt(text, 0, DIGITS.length(), 10);
    }

    private static Line log(int padding) {
        String words = "Guiding is settled, the exposure begins; ".repeat(20).substring(0, padding);
        return line(
                "LogEvent", "\"TimeInfo\":1795302004.88,\"Type\":2,\"Text\":\"" + DIGITS + " " + words + "\"}", true);
    }

    private static Line signal() {
        return line("Signal", "\"Code\":18}", true);
    }

    private static Line shot() {
        return line(
                "ShotRunning",
                "\"File\":\"M31_LIGHT_L_300s_BIN1_-10C_007_20261121_230006_999_PA288.fit\",\"Expo\":300,\"Elapsed\":12,"
                        + "\"ElapsedPerc\":4,\"Status\":1}",
                false);
    }

    private static Line control() {
        return line("ControlData", """
                "TI":"2026-11-21 23:00:06","TIUTC":"2026-11-21 22:00:06","VOYSTAT":2,"SETUPCONN":true,"CCDCONN":true,\
                "CCDTEMP":-10.1,"CCDPOW":43,"CCDSETP":-10,"CCDCOOL":true,"CCDSTAT":5,"MNTCONN":true,"MNTPARK":false,\
                "MNTTRACK":true,"MNTSLEW":false,"MNTRA":"00:44:10","MNTDEC":"41° 24' 48\\"","MNTRAJ2000":"00:42:44",\
                "MNTDECJ2000":"41° 16' 09\\"","MNTAZ":"288° 12' 40\\"","MNTALT":"61° 02' 11\\"","MNTPIER":"pierEast",\
                "AFCONN":true,"AFTEMP":6.4,"AFPOS":12450,"SEQTOT":3600,"SEQPARZ":900,"SEQNAME":"M31.s2q",\
                "RUNSEQ":"M31.s2q","RUNDS":"","GUIDECONN":true,"GUIDESTAT":2,"DITHSTAT":0,"GUIDEX":0.21,"GUIDEY":-0.14}""", false);
    }

    private static Line line(String event, String members, boolean kept) {
        String text = "{\"Event\":\"" + event
                + "\",\"Timestamp\":1795298406.99,\"Host\":\"DESKTOP-OBSERVATORY\",\"Inst\":1," + members + "\r\n";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int digits = text.indexOf(DIGITS);
        return new Line(bytes, digits, kept);
    }
}
