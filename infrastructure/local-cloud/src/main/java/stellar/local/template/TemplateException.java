package stellar.local.template;

/** The template cannot be run here; the message is a sentence that names the file, the resource and what to do. */
public final class TemplateException extends RuntimeException {

    TemplateException(String message) {
        super(message);
    }
}
