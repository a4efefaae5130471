package stellar.notifications;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import stellar.cloud.Language;
import stellar.contract.Wire;

/** Notifications and choices as their JSON. */
final class NotificationView {

    private NotificationView() {}

    /** {@code seenAt}: when its user last saw their list. */
    static ObjectNode of(Notification.Kept kept, Instant seenAt, Language language) {
        Notification notification = kept.notification();
        Words words = notification.in(language);
        ObjectNode view = Wire.object()
                .put("id", notification.id())
                .put("kind", notification.kind().word())
                .put("at", notification.at().toString())
                .put("title", words.title())
                .put("text", words.text())
                .put("link", notification.path(language))
                .put("isNew", kept.writtenAt().isAfter(seenAt));
        Optional.ofNullable(notification.booking()).ifPresent(booking -> view.put("booking", booking));
        Optional.ofNullable(notification.telescope()).ifPresent(telescope -> view.put("telescope", telescope));
        return view;
    }

    static ObjectNode of(Map<Kind, Set<Way>> choices) {
        ObjectNode view = Wire.object();
        ArrayNode list = view.putArray("choices");
        choices.forEach((kind, ways) -> {
            ArrayNode words = list.addObject().put("kind", kind.word()).putArray("ways");
            ways.stream().sorted().map(Way::word).forEach(words::add);
        });
        return view;
    }
}
