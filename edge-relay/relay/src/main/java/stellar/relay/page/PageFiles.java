package stellar.relay.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The files of the relay's pages, which come with the program. */
public final class PageFiles {

    private static final List<String> LANGUAGES = List.of("en", "fr");

    private PageFiles() {}

    /** A file that is the same for everybody. */
    public static Door.Room file(String name) {
        Reply reply = new Reply(200, type(name), read(name));
        return asked -> reply;
    }

    /**
     * A page in the reader's language: the one the address asks for ({@code ?lang=fr}), else the browser's.
     *
     * @param script the file that fills the page
     * @param without what is read where no script runs, in both languages
     */
    public static Door.Room page(String script, String without) {
        String html = new String(read("page.html"), StandardCharsets.UTF_8)
                .replace("{script}", script)
                .replace("{without}", without);
        return asked -> new Reply(
                200, type("page.html"), html.replace("{lang}", language(asked)).getBytes(StandardCharsets.UTF_8));
    }

    static String language(Asked asked) {
        String wanted = asked.parameter("lang").orElse("");
        if (LANGUAGES.contains(wanted)) {
            return wanted;
        }
        try {
            String preferred = Locale.lookupTag(
                    Locale.LanguageRange.parse(asked.header("accept-language").orElse("en")), LANGUAGES);
            return preferred == null ? "en" : preferred;
        } catch (IllegalArgumentException e) {
            return "en";
        }
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "html" -> "text/html; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "svg" -> "image/svg+xml";
            default -> throw new IllegalArgumentException("The page has no kind of file like " + name + ".");
        };
    }

    private static byte[] read(String name) {
        try (InputStream file = PageFiles.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("The program lacks its file " + name + "; install it again.");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("The program's file " + name + " cannot be read; install it again.", e);
        }
    }
}
