package stellar.catalogue;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import stellar.cloud.Environment;
import stellar.cloud.HttpFunction;
import stellar.cloud.Refusal;
import stellar.cloud.Reply;
import stellar.cloud.Request;

/** Answers which objects of the sky a person may mean, to anybody. */
public final class CatalogueHandler implements HttpFunction {

    /** The value of {@code CATALOGUE} for the catalogue that Stellar was built with; any other is the path of a file. */
    static final String PACKAGED = "packaged";

    private static final Refusal NOTHING_TYPED = new Refusal(
                    400,
                    "malformed",
                    "The parameter q must be the beginning of a name or designation, 1 to {most} characters.",
                    "Le paramètre q doit être le début d’un nom ou d’une désignation, de 1 à {most} caractères.")
            .with("most", Catalogue.MAX_TYPED_CHARACTERS);

    private static final int USUAL_OBJECTS = 10;
    private static final Duration KEPT = Duration.ofHours(1);

    private final Catalogue catalogue;

    public CatalogueHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing, or the file it names. */
    public CatalogueHandler(Map<String, String> environment) {
        this.catalogue = catalogue(new Environment(environment).required("CATALOGUE"));
        // What a first search loads is in SnapStart's picture then.
        catalogue.search("galaxie d'Andromède", 1);
    }

    private static Catalogue catalogue(String which) {
        try {
            return which.equals(PACKAGED) ? Catalogue.packaged() : Catalogue.read(Path.of(which));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Request request = new Request(event);
        String typed = request.inQuery("q").orElse("");
        if (typed.isBlank() || typed.length() > Catalogue.MAX_TYPED_CHARACTERS) {
            return Reply.refused(NOTHING_TYPED, "q", request.language());
        }
        return Reply.kept(
                Map.of("objects", catalogue.search(typed, request.limit(USUAL_OBJECTS, Catalogue.MOST))), KEPT);
    }
}
