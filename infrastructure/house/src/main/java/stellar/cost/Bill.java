package stellar.cost;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import stellar.local.meter.Metered;
import stellar.local.meter.Reading;

/**
 * What something costs, in US dollars.
 *
 * @param usd by whose bill it is on
 */
record Bill(Map<Service, Double> usd) {

    /** Who bills. */
    enum Service {
        API_GATEWAY("API Gateway"),
        LAMBDA("Lambda"),
        DYNAMO_DB("DynamoDB"),
        S3("S3"),
        CLOUD_WATCH("CloudWatch, X-Ray"),
        BYTES_OUT("CloudFront, bytes out"),
        OTHERS("others");

        private final String shown;

        Service(String shown) {
            this.shown = shown;
        }

        String shown() {
            return shown;
        }
    }

    /** Copies what it is given. */
    Bill {
        Map<Service, Double> copy = new EnumMap<>(Service.class);
        copy.putAll(usd);
        usd = Collections.unmodifiableMap(copy);
    }

    /** Of nothing. */
    static Bill none() {
        return new Bill(Map.of());
    }

    /** Of one thing. */
    static Bill of(Service service, double usd) {
        return new Bill(Map.of(service, usd));
    }

    /** Of all that was counted, without what only lies in buckets. */
    static Bill of(Reading reading, Prices prices) {
        Map<Service, Double> usd = new EnumMap<>(Service.class);
        for (Metered metered : Metered.values()) {
            if (metered != Metered.OBJECT_BYTES_STORED) {
                usd.merge(service(metered), reading.total(metered) * prices.of(metered.name()), Double::sum);
            }
        }
        return new Bill(usd);
    }

    private static Service service(Metered metered) {
        return switch (metered) {
            case HTTP_REQUESTS, SOCKET_MESSAGES, SOCKET_MINUTES -> Service.API_GATEWAY;
            case INVOCATIONS, GB_SECONDS -> Service.LAMBDA;
            case READ_UNITS, WRITE_UNITS -> Service.DYNAMO_DB;
            case OBJECT_WRITES, OBJECT_READS, OBJECT_BYTES_STORED -> Service.S3;
            case LOG_BYTES, TRACES -> Service.CLOUD_WATCH;
            case SOCKET_BYTES_OUT, FUNCTION_BYTES_OUT, OBJECT_BYTES_OUT, EDGE_REQUESTS, EDGE_BYTES -> Service.BYTES_OUT;
            case TIMERS, MAILS, PHONE_MESSAGES -> Service.OTHERS;
        };
    }

    double of(Service service) {
        return usd.getOrDefault(service, 0.0);
    }

    double total() {
        return usd.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    Bill times(double factor) {
        Map<Service, Double> all = new EnumMap<>(Service.class);
        usd.forEach((service, amount) -> all.put(service, amount * factor));
        return new Bill(all);
    }

    Bill plus(Bill other) {
        Map<Service, Double> all = new EnumMap<>(Service.class);
        all.putAll(usd);
        other.usd.forEach((service, amount) -> all.merge(service, amount, Double::sum));
        return new Bill(all);
    }
}
