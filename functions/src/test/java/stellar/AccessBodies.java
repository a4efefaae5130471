package stellar;

import java.util.UUID;
import stellar.telescopes.Wishes;

/** What the access matrix sends: for each route a body that its handler takes from whoever may ask. */
record AccessBodies(String telescope) {

    private static final String FROM = "2026-11-23T22:00:00Z";
    private static final String TO = "2026-11-23T23:00:00Z";

    /** With the secret in its plan. */
    String booking(String id) {
        return book(id, FROM, TO, AccessWorld.SECRET);
    }

    /** The same, of a slot that overlaps that of {@link #booking}. */
    String later(String id) {
        return book(id, "2026-11-23T22:30:00Z", "2026-11-23T23:30:00Z", AccessWorld.SECRET);
    }

    /** What a caller sends there; the same sort of thing each time, under a fresh id. */
    String to(String route) {
        String id = UUID.randomUUID().toString();
        return switch (route) {
            case "PUT /api/me" -> "{\"language\":\"fr\",\"timeZone\":\"UTC\"}";
            case "POST /api/accounts/{user}/grants" ->
                "{\"id\":\"" + id + "\",\"cents\":500,\"reason\":\"A cloudy week.\"}";
            case "PUT /api/bookings/{booking}/plan" -> "{\"plan\":" + plan("another") + "}";
            case "PUT /api/bookings/{booking}/slot" ->
                "{\"from\":\"2026-11-23T23:00:00Z\",\"to\":\"2026-11-24T00:30:00Z\"}";
            case "POST /api/me/telescopes/{telescope}/commands" ->
                "{\"id\":\"" + id + "\",\"method\":\"Abort\",\"params\":{\"IsHalt\":true}}";
            case "POST /api/me/bookings/check" -> """
                {"telescope": "%s", "from": "%s", "to": "%s", "plan": {
                 "target": {"name": "M 33", "raJ2000Hours": 1.56, "decJ2000Degrees": 30.66},
                 "shots": [{"filter": "L", "exposureSeconds": 300, "count": 5}]}}
                """.formatted(telescope, FROM, TO);
            case "POST /api/telescopes" -> Wishes.sound("new-" + telescope).toString();
            case "PUT /api/telescopes/{telescope}" ->
                Wishes.sound().put("version", 0).toString();
            case "POST /api/telescopes/{telescope}/blackouts" ->
                "{\"from\":\"2026-12-01T00:00:00Z\",\"to\":\"2026-12-02T00:00:00Z\",\"reason\":\"Rain.\"}";
            case "POST /api/me/waits" -> book(id, FROM, TO, "M 33");
            case "POST /api/bookings/{booking}/controls" -> "{\"id\":\"" + id + "\",\"control\":\"refresh\"}";
            case "POST /api/telescopes/{telescope}/controls" ->
                "{\"id\":\"" + id + "\",\"control\":\"abort\",\"confirm\":true}";
            case "POST /api/me/control/abort" -> "{\"confirm\":true}";
            case "POST /api/me/robotarget/{things}", "PUT /api/me/robotarget/{things}/{guid}" ->
                "{\"Name\":\"Galaxies\"}";
            case "PUT /api/me/mail" -> "{\"address\":\"somebody@" + telescope + ".example\"}";
            case "POST /api/me/mail/confirmation" -> "{\"code\":\"000000\"}";
            case "PUT /api/me/mail/state" -> "{\"state\":\"confirmed\"}";
            case "POST /api/bookings/{booking}/spectators" -> "{\"id\":\"" + id + "\"}";
            case "POST /api/bookings/{booking}/problems" -> report(id);
            case "PUT /api/me/devices/{device}" -> browser(id, "A laptop");
            case "PUT /api/telescopes/{telescope}/problems/{problem}/answer" ->
                "{\"text\":\"It was cleaned.\",\"version\":0}";
            case "PUT /api/me/notifications/seen" -> "{\"until\":\"2026-11-21T22:00:00Z\"}";
            case "PUT /api/me/notification-choices" -> "{\"choices\":[{\"kind\":\"soon\",\"ways\":[\"feed\"]}]}";
            case "POST /api/bookings" -> book(id, "2026-11-24T02:00:00Z", "2026-11-24T03:00:00Z", "M 33");
            default -> "{}";
        };
    }

    private String book(String id, String from, String to, String target) {
        return "{\"id\":\"%s\",\"telescope\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"plan\":%s}"
                .formatted(id, telescope, from, to, plan(target));
    }

    static String report(String id) {
        return "{\"id\":\"" + id + "\",\"text\":\"A smear over " + AccessWorld.SECRET + ".\"}";
    }

    /** A browser at an address of its own, with the keys that RFC 8291 shows. */
    static String browser(String address, String name) {
        return """
                {"kind": "browser", "name": "%s", "subscription": {"endpoint": "https://fcm.googleapis.com/wp/%s", "keys": {
                 "p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
                 "auth": "BTBZMqHH6r4Tts7J_aSIgg"}}}
                """.formatted(name, address);
    }

    /** Three frames of the Pleiades' place, under this name. */
    private static String plan(String target) {
        return ("{\"target\":{\"name\":\"%s\",\"raJ2000Hours\":3.78,\"decJ2000Degrees\":24.1},\"shots\":[{\"filter\":"
                        + "\"L\",\"exposureSeconds\":300,\"count\":3,\"binning\":1}],\"constraints\":{}}")
                .formatted(target);
    }
}
