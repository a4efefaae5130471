package stellar.relay.voyager;

import org.jspecify.annotations.Nullable;

/**
 * What the weather station and the safety monitor say ({@code WeatherAndSafetyMonitorData}). A station that does not
 * know ({@code UNKNOW}) is absent.
 *
 * @param stationConnected the weather station is connected
 * @param monitorConnected the safety monitor is connected
 * @param safety the monitor's verdict; absent when it has none
 * @param cloud of the sky
 * @param rain on the site
 * @param wind on the site
 * @param light of the sky
 */
public record WeatherAndSafety(
        @Nullable Boolean stationConnected,
        @Nullable Boolean monitorConnected,
        @Nullable Safety safety,
        @Nullable Cloud cloud,
        @Nullable Rain rain,
        @Nullable Wind wind,
        @Nullable Light light,
        Envelope envelope)
        implements VoyagerEvent {

    static WeatherAndSafety read(Fields fields) {
        return new WeatherAndSafety(
                fields.flag("WSConnected"),
                fields.flag("SMConnected"),
                fields.named("SMStatus", Safety.class, Safety.UNLISTED),
                fields.named("WSCloud", Cloud.class, Cloud.UNLISTED),
                fields.named("WSRain", Rain.class, Rain.UNLISTED),
                fields.named("WSWind", Wind.class, Wind.UNLISTED),
                fields.named("WSLight", Light.class, Light.UNLISTED),
                fields.envelope());
    }

    /** The safety monitor's verdict. {@code UNLISTED}, a word that is not in Voyager's documents, is no verdict. */
    public enum Safety {
        SAFE,
        UNSAFE,
        UNLISTED
    }

    /** How cloudy it is. {@code UNLISTED} is a word that is not in Voyager's documents. */
    public enum Cloud {
        CLEAR,
        CLOUDY,
        VERY_CLOUDY,
        UNLISTED
    }

    /** How wet it is. {@code UNLISTED} is a word that is not in Voyager's documents. */
    public enum Rain {
        DRY,
        WET,
        RAIN,
        UNLISTED
    }

    /** How windy it is. {@code UNLISTED} is a word that is not in Voyager's documents. */
    public enum Wind {
        CALM,
        WINDY,
        VERY_WINDY,
        UNLISTED
    }

    /** How light it is. {@code UNLISTED} is a word that is not in Voyager's documents. */
    public enum Light {
        DARK,
        LIGHT,
        VERY_LIGHT,
        UNLISTED
    }
}
