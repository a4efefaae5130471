package stellar.simulator.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import stellar.simulator.night.Observatory;
import stellar.simulator.night.Weather;

/** The event with the weather station's and the safety monitor's words. */
final class WeatherData {
    private WeatherData() {}

    static ObjectNode of(Envelope envelope, Observatory observatory) {
        Weather weather = observatory.weather();
        double sun = observatory.sky().sunAltitudeDegrees(observatory.clock().now());
        return envelope.event("WeatherAndSafetyMonitorData")
                .put("WSConnected", true)
                .put("SMConnected", true)
                .put("SMStatus", weather.isSafe() ? "SAFE" : "UNSAFE")
                .put("WSCloud", steps(weather.cloudCover(), 0.3, 0.7, "CLEAR", "CLOUDY", "VERY_CLOUDY"))
                .put("WSRain", weather.isRaining() ? "RAIN" : "DRY")
                .put("WSWind", steps(weather.windSpeed(), 6, 12, "CALM", "WINDY", "VERY_WINDY"))
                .put("WSLight", steps(sun, -10, 0, "DARK", "LIGHT", "VERY_LIGHT"));
    }

    private static String steps(double value, double first, double second, String low, String middle, String high) {
        if (value < first) {
            return low;
        }
        return value < second ? middle : high;
    }
}
