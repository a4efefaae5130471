package stellar.local;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import stellar.local.gateway.TokenCheck;
import stellar.local.issuer.Issuer;
import stellar.local.template.Resource.TokenAuthorizer;
import stellar.local.template.Resource.UserPool;
import stellar.local.template.Template;

/**
 * Who signs people in, and the checks of what they then show.
 *
 * @param issuer empty when the template has no user pool, and so no authorizer either
 */
record SignIn(Optional<Issuer> issuer, FunctionEnvironment environment, Clock clock) {

    /** Starts the issuer that a template asks for. */
    static SignIn of(Template template, FunctionEnvironment environment, Settings settings, DataFolder data)
            throws IOException {
        Optional<Issuer> issuer = Optional.empty();
        for (UserPool pool : template.all(UserPool.class)) {
            String name = environment.local(template.deployment().issuer(pool.name()));
            issuer = Optional.of(new Issuer(name, template, settings.people(), data.issuer(), settings.clock));
        }
        return new SignIn(issuer, environment, settings.clock);
    }

    /** The check that stands behind an authorizer of the template. */
    TokenCheck check(TokenAuthorizer authorizer) {
        return new TokenCheck(
                environment.local(authorizer.issuer()),
                authorizer.audience(),
                issuer.orElseThrow()::publishedKeys,
                clock);
    }
}
