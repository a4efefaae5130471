package stellar.local.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponse;
import java.util.List;
import java.util.Map;

/** Lets those in who show {@code ticket=good}; fails on {@code ticket=broken}. */
public final class Tickets implements RequestHandler<APIGatewayCustomAuthorizerEvent, IamPolicyResponse> {

    @Override
    public IamPolicyResponse handleRequest(APIGatewayCustomAuthorizerEvent event, Context context) {
        String ticket = event.getQueryStringParameters().getOrDefault("ticket", "");
        if (ticket.equals("broken")) {
            throw new IllegalStateException("The ticket office burns.");
        }
        IamPolicyResponse.Statement statement = ticket.equals("bad")
                ? IamPolicyResponse.denyStatement(event.getMethodArn())
                : IamPolicyResponse.allowStatement(event.getMethodArn());
        return IamPolicyResponse.builder()
                .withPrincipalId("user-7")
                .withPolicyDocument(IamPolicyResponse.PolicyDocument.builder()
                        .withVersion(IamPolicyResponse.VERSION_2012_10_17)
                        .withStatement(List.of(statement))
                        .build())
                .withContext(Map.of("channel", "session.1", "seats", 3))
                .build();
    }
}
