package stellar.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import stellar.local.SampleCloud;
import stellar.local.template.Resource.Authorizer;
import stellar.local.template.Resource.Bucket;
import stellar.local.template.Resource.HttpApi;
import stellar.local.template.Resource.Index;
import stellar.local.template.Resource.LambdaFunction;
import stellar.local.template.Resource.RouteGuard;
import stellar.local.template.Resource.SocketApi;
import stellar.local.template.Resource.Table;
import stellar.local.template.Resource.TableKey;
import stellar.local.template.Resource.TokenAuthorizer;
import stellar.local.template.Resource.Trigger;
import stellar.local.template.Resource.UserPoolClient;

class TemplateTest {
    private final Path folder;

    TemplateTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static Template sample(Map<String, String> parameters) throws IOException {
        return Template.read(SampleCloud.TEMPLATE, Deployment.LOCAL, parameters);
    }

    private Template read(String yaml, Map<String, String> parameters) throws IOException {
        Path file = Files.writeString(folder.resolve("template.yaml"), yaml);
        return Template.read(file, Deployment.LOCAL, parameters);
    }

    private static LambdaFunction function(Template template, String logicalId) {
        return template.all(LambdaFunction.class).stream()
                .filter(each -> each.logicalId().equals(logicalId))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFunctionHasTheGlobalsUnderItsOwnProperties() throws IOException {
        Template template = sample(Map.of("OutFolder", "/out"));
        LambdaFunction echo = function(template, "Echo");

        assertThat(echo.name()).isEqualTo("stellar-local-Echo");
        assertThat(echo.arn()).isEqualTo("arn:aws:lambda:eu-west-3:000000000000:function:stellar-local-Echo");
        assertThat(echo.timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(echo.memoryMegabytes()).isEqualTo(512);
        assertThat(echo.environment())
                .isEqualTo(Map.of(
                        "SOCKET_URL", "https://socketapi.execute-api.eu-west-3.amazonaws.com/live",
                        "OUT_FOLDER", "/out",
                        "TELESCOPES", "stellar-local-Telescopes",
                        "IMAGES", "stellar-local-images"));
        assertThat(echo.triggers())
                .containsExactly(
                        new Trigger.HttpRoute("httpapi", "POST", "/my/path"),
                        new Trigger.HttpRoute("httpapi", "GET", "/api/telescopes/{id}"),
                        new Trigger.HttpRoute("httpapi", "ANY", "/api/files/{proxy+}"));
        assertThat(function(template, "Slow").timeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(function(template, "Objects").triggers())
                .containsExactly(new Trigger.BucketChange(
                        "stellar-local-images", List.of("s3:ObjectCreated:*"), "uploads/", ""));
    }

    @Test
    void aSocketApiHasItsRoutesAndItsAuthorizer() throws IOException {
        SocketApi api = sample(Map.of("OutFolder", "/out")).all(SocketApi.class).getFirst();
        String sockets = "arn:aws:lambda:eu-west-3:000000000000:function:stellar-local-Sockets";

        assertThat(api.stage()).isEqualTo("live");
        assertThat(api.selector()).containsExactly("type");
        assertThat(api.routes())
                .isEqualTo(Map.of(
                        "$connect", sockets, "$disconnect", sockets, "$default", sockets, "echo", sockets + ":live"));
        assertThat(api.authorizer())
                .contains(new Authorizer(
                        "arn:aws:lambda:eu-west-3:000000000000:function:stellar-local-Tickets:live",
                        List.of("route.request.querystring.ticket")));
    }

    @Test
    void aTableHasItsKeysIndexesExpiryAndStream() throws IOException {
        List<Table> tables = sample(Map.of("OutFolder", "/out")).all(Table.class);

        assertThat(tables)
                .containsExactly(
                        new Table(
                                "Telescopes",
                                "stellar-local-Telescopes",
                                new TableKey("id", Optional.empty()),
                                Map.of("id", "S", "site", "S"),
                                List.of(new Index("bySite", new TableKey("site", Optional.of("id")), "ALL", List.of())),
                                Optional.empty(),
                                Optional.empty()),
                        new Table(
                                "Tokens",
                                "stellar-local-Tokens",
                                new TableKey("token", Optional.of("at")),
                                Map.of("token", "S", "at", "N"),
                                List.of(),
                                Optional.of("expires"),
                                Optional.of("NEW_IMAGE")));
    }

    @Test
    void aUserPoolHasItsClientAndItsDomainAndGuardsRoutes() throws IOException {
        Template template = sample(Map.of("OutFolder", "/out"));

        assertThat(template.all(UserPoolClient.class))
                .containsExactly(new UserPoolClient(
                        "Page",
                        "page",
                        "eu-west-3_people",
                        List.of("http://localhost:8080/signed-in", "https://stellar.example/signed-in"),
                        List.of("https://stellar.example/signed-out"),
                        List.of("openid", "email", "profile"),
                        Duration.ofMinutes(15),
                        Duration.ofMinutes(15),
                        Duration.ofDays(7),
                        Duration.ofSeconds(10)));
        assertThat(template.all(HttpApi.class).getFirst().authorizers())
                .isEqualTo(Map.of(
                        "SignedIn",
                        new TokenAuthorizer(
                                "https://cognito-idp.eu-west-3.amazonaws.com/eu-west-3_people", List.of("page"))));
        assertThat(function(template, "Guarded").triggers())
                .containsExactly(
                        new Trigger.HttpRoute(
                                "httpapi", "GET", "/api/mine", Optional.of(new RouteGuard("SignedIn", List.of()))),
                        new Trigger.HttpRoute(
                                "httpapi",
                                "GET",
                                "/api/scoped",
                                Optional.of(new RouteGuard("SignedIn", List.of("profile", "phone")))));
        assertThat(function(template, "Guarded").environment())
                .containsEntry("SIGN_IN_URL", "https://stellar-sample.auth.eu-west-3.amazoncognito.com");
    }

    @Test
    void aFunctionsOwnAddressIsKnownByWhatSamMakesOfIt() throws IOException {
        Template template = sample(Map.of("OutFolder", "/out"));

        assertThat(function(template, "Direct").triggers()).containsExactly(new Trigger.OwnAddress());
        assertThat(function(template, "Guarded").environment())
                .containsEntry("DIRECT_URL", "https://direct.lambda-url.eu-west-3.on.aws/");
    }

    @Test
    void aParameterSwitchesConditionsAndReachesOutputs() throws IOException {
        Template live = sample(Map.of("OutFolder", "/out"));
        Template beta = sample(Map.of("OutFolder", "/out", "Stage", "beta"));

        assertThat(live.all(Bucket.class)).extracting(Bucket::logicalId).containsExactly("Images");
        assertThat(beta.all(Bucket.class)).extracting(Bucket::logicalId).containsExactly("Images", "OnlyInBeta");
        assertThat(beta.outputs())
                .isEqualTo(Map.of(
                        "SocketUrl", "wss://socketapi.execute-api.eu-west-3.amazonaws.com/beta",
                        "Address", "https://httpapi.execute-api.eu-west-3.amazonaws.com/api"));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(
                        "Resources: { Foo: { Type: AWS::SES::Template } }",
                        "template.yaml: resource Foo of type AWS::SES::Template is not known to the local cloud"),
                Arguments.of(
                        "Resources: { B: { Type: AWS::S3::Bucket, Properties: { NotificationConfiguration: {} } } }",
                        "template.yaml: resource B of type AWS::S3::Bucket has the property NotificationConfiguration,"
                                + " which is not known to the local cloud"),
                Arguments.of(
                        function("Runtime: java25, VpcConfig: {}"),
                        "template.yaml: resource F of type AWS::Serverless::Function has the property VpcConfig"),
                Arguments.of(
                        function("Runtime: java25, FunctionUrlConfig: { AuthType: AWS_IAM }"),
                        "FunctionUrlConfig: AuthType is AWS_IAM, but the local cloud knows only NONE."),
                Arguments.of(
                        function(
                                "Runtime: java25, FunctionUrlConfig: { AuthType: NONE, Cors: { AllowOrigins: ['*'] } }"),
                        "FunctionUrlConfig has the property Cors"),
                Arguments.of(
                        function("Runtime: java25, Environment: { Variables: { URL: !GetAtt FUrl.FunctionUrl } }"),
                        "refers to FUrl, which is neither a parameter nor a resource."),
                Arguments.of(
                        function("Runtime: nodejs22.x"),
                        "resource F of type AWS::Serverless::Function: Runtime is nodejs22.x, but the local cloud knows"
                                + " only java25."),
                Arguments.of(
                        function("Runtime: java25, Events: { Nightly: { Type: Schedule } }"),
                        "resource F of type AWS::Serverless::Function, Events Nightly is of type Schedule, an event that"
                                + " is not known to the local cloud"),
                Arguments.of(
                        "Resources: { A: { Type: AWS::Serverless::HttpApi, Properties: { Auth: { DefaultAuthorizer: X } } } }",
                        "resource A of type AWS::Serverless::HttpApi, Auth has the property DefaultAuthorizer"),
                Arguments.of(
                        "Resources: { A: { Type: AWS::Serverless::HttpApi, Properties: { Auth: { Authorizers: { X: {"
                                + " JwtConfiguration: { issuer: 'https://elsewhere.example', audience: [a] } } } } } } }",
                        "template.yaml: resource A, authorizer X trusts the issuer https://elsewhere.example"),
                Arguments.of(
                        "Resources: { P: { Type: AWS::Cognito::UserPool, Properties: { UsernameAttributes: [email] } }, A: {"
                                + " Type: AWS::Serverless::HttpApi, Properties: { Auth: { Authorizers: { X: {"
                                + " JwtConfiguration: { issuer: !Sub 'https://cognito-idp.${AWS::Region}.amazonaws.com/${P}',"
                                + " audience: [nobody] } } } } } } }",
                        "authorizer X is for [nobody], which are not all clients of the template's user pool."),
                Arguments.of(
                        "Resources: { A: { Type: AWS::Serverless::HttpApi }, F: { Type: AWS::Serverless::Function, Properties:"
                                + " { Runtime: java25, Handler: h, CodeUri: c, Events: { E: { Type: HttpApi, Properties: {"
                                + " ApiId: !Ref A, Method: GET, Path: /a, Auth: { Authorizer: X } } } } } } }",
                        "resource F guards GET /a by the authorizer X, which A does not have."),
                Arguments.of(
                        "Resources: { P: { Type: AWS::Cognito::UserPool, Properties: { UsernameAttributes: [email],"
                                + " LambdaConfig: {} } } }",
                        "resource P of type AWS::Cognito::UserPool has the property LambdaConfig"),
                Arguments.of(
                        "Resources: { C: { Type: AWS::Cognito::UserPoolClient, Properties: { UserPoolId: p,"
                                + " AllowedOAuthFlowsUserPoolClient: true, SupportedIdentityProviders: [COGNITO],"
                                + " AllowedOAuthFlows: [implicit] } } }",
                        "resource C of type AWS::Cognito::UserPoolClient: AllowedOAuthFlows must be [code]"),
                Arguments.of(
                        function("Runtime: java25, Environment: { Variables: { T: !Ref Nowhere } }"),
                        "resource F of type AWS::Serverless::Function refers to Nowhere, which is neither a parameter nor"
                                + " a resource."),
                Arguments.of(
                        function("Runtime: java25, Environment: { Variables: { T: !GetAtt F.Version } }"),
                        "asks for F.Version, an attribute of AWS::Serverless::Function that the local cloud does not"),
                Arguments.of(
                        "Resources: { B: { Type: AWS::S3::Bucket }, S: { Type: AWS::Serverless::WebSocketApi, Properties: {"
                                + " RouteSelectionExpression: $request.body.type, Routes: { $default: { FunctionArn: !Ref"
                                + " B.Alias } } } } }",
                        "resource S of type AWS::Serverless::WebSocketApi asks for the alias of B, which is no function."),
                Arguments.of(
                        "Resources: { S: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: s.yaml,"
                                + " NotificationARNs: [a] } } }",
                        "resource S of type AWS::CloudFormation::Stack has the property NotificationARNs"),
                Arguments.of(
                        "Resources: { S: { Type: AWS::CloudFormation::Stack, Properties: { Parameters: {} } } }",
                        "resource S of type AWS::CloudFormation::Stack must have the property TemplateURL."),
                Arguments.of(
                        function("Runtime: java25, Environment: { Variables: { T: !ImportValue X } }"),
                        "uses Fn::ImportValue, a function that the local cloud does not know."),
                Arguments.of(
                        "Mappings: {}\nResources: { B: { Type: AWS::S3::Bucket } }",
                        "template.yaml has the section Mappings, which is not known to the local cloud."),
                Arguments.of(
                        "Resources:\n  B: { Type: AWS::S3::Bucket }\n  B: { Type: AWS::S3::Bucket }",
                        "template.yaml line 3: the key B is given twice."),
                Arguments.of(
                        "Parameters: { P: { Type: String } }\nResources: { B: { Type: AWS::S3::Bucket } }",
                        "the parameter P has no default; give it with --parameter P=VALUE."));
    }

    private static String function(String properties) {
        return "Resources: { F: { Type: AWS::Serverless::Function, Properties: { Handler: h, CodeUri: c, " + properties
                + " } } }";
    }

    @ParameterizedTest
    @MethodSource
    void refused(String yaml, String sentence) {
        assertThatThrownBy(() -> read(yaml, Map.of()))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void aValueForAParameterThatIsNotDeclaredIsRefused() {
        assertThatThrownBy(() -> sample(Map.of("OutFolder", "/out", "Colour", "red")))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("template.yaml has no parameter Colour");
    }

    @Test
    void aValueThatIsNotAllowedIsRefused() {
        assertThatThrownBy(() -> sample(Map.of("OutFolder", "/out", "Stage", "prod")))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("the parameter Stage may not be prod; it is one of [\"live\",\"beta\"].");
    }

    @Test
    void functionsOfTheTemplateLanguageGiveTheirValues() throws IOException {
        Template template = read("""
                Parameters: { Name: { Type: String, Default: vega } }
                Conditions:
                  IsVega: !Equals [!Ref Name, vega]
                  IsOther: !Not [!Condition IsVega]
                Resources:
                  F:
                    Type: AWS::Serverless::Function
                    Properties:
                      Runtime: java25
                      Handler: h
                      CodeUri: c
                      Environment:
                        Variables:
                          LITERAL: !Sub "${!Name} is ${Name}"
                          GIVEN: !Sub ["${Star} of ${AWS::StackName}", { Star: !Ref Name }]
                          CHOSEN: !If [IsVega, yes, no]
                          LEFT_OUT: !If [IsOther, something, !Ref AWS::NoValue]
                """, Map.of());

        assertThat(function(template, "F").environment())
                .isEqualTo(Map.of("LITERAL", "${Name} is vega", "GIVEN", "vega of stellar-local", "CHOSEN", "true"));
    }

    @Test
    void anAliasIsCalledByAnArnOfItsOwnAndANestedStackIsLeftToTheCloud() throws IOException {
        Template template = read("""
                Rules:
                  Never: { Assertions: [] }
                Resources:
                  F:
                    Type: AWS::Serverless::Function
                    Properties:
                      Runtime: java25
                      Handler: h
                      CodeUri: c
                      AutoPublishAlias: live
                      LoggingConfig: { LogGroup: !Sub "${Logs.Outputs.Prefix}/F" }
                  S:
                    Type: AWS::Serverless::WebSocketApi
                    Properties:
                      RouteSelectionExpression: $request.body.type
                      Routes: { $default: { FunctionArn: !Ref F.Alias } }
                  Logs:
                    Type: AWS::CloudFormation::Stack
                    Properties: { TemplateURL: logs.yaml, Parameters: { Name: !Ref AWS::StackName } }
                Outputs:
                  Where: { Value: !GetAtt Logs.Outputs.Prefix }
                """, Map.of());

        assertThat(template.all(SocketApi.class).getFirst().routes())
                .isEqualTo(Map.of("$default", function(template, "F").arn() + ":live"));
        assertThat(template.all(Resource.DeclaredOnly.class))
                .containsExactly(new Resource.DeclaredOnly("Logs", "stellar-local-Logs", "AWS::CloudFormation::Stack"));
        assertThat(template.outputs()).isEqualTo(Map.of("Where", "stellar-local-Logs.Outputs.Prefix"));
    }
}
