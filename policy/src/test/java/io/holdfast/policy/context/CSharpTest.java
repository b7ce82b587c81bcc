package io.holdfast.policy.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.policy.EvaluationException;
import io.holdfast.policy.ExpressionException;
import io.holdfast.policy.ExpressionType;
import io.holdfast.policy.FakeExchange;
import io.holdfast.policy.Need;
import io.holdfast.policy.view.ApiView;
import io.holdfast.policy.view.GroupView;
import io.holdfast.policy.view.SubscriptionView;
import io.holdfast.policy.view.UserView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CSharpTest {

    private static final CSharp LANGUAGE = new CSharp();
    private final FakeExchange exchange = exchange();

    private static FakeExchange exchange() {
        var exchange = new FakeExchange();
        exchange.query = "kind=cat&Tag=a&tag=b";
        exchange.requestHeaders.set("X-One", "1");
        exchange.requestHeaders.add("X-Many", "a");
        exchange.requestHeaders.add("x-many", "b");
        exchange.requestHeaders.set("Authorization", "Basic dXNlcjpwYTpzcw==");
        exchange.variable("word", "hello");
        exchange.variable("number", 7);
        exchange.variable("nothing", null);
        exchange.status = 404;
        exchange.operation("{\"urlTemplate\":\"/orders/{id}\"}");
        exchange.parameters.put("id", "a%20b+c");
        exchange.api = new ApiView(
                "echo",
                "Echo API",
                "echo",
                "2",
                "v1",
                true,
                "https://backend.example:8443/base",
                List.of("https"),
                "k",
                "q",
                null);
        exchange.subscription = new SubscriptionView("sub1", "First", "secret", "secret", "other", null, null, null);
        exchange.user = new UserView(
                "u1", "a@example.org", "Ada", "L", "", null, List.of(new GroupView("dev", "Developers")), List.of());
        return exchange;
    }

    private @Nullable Object value(String code) {
        return LANGUAGE.compile("@(" + code + ")", ExpressionType.ANY).evaluate(exchange);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "context.Request.Headers.GetValueOrDefault(\"x-one\", \"\") | 1",
                "context.Request.Headers.GetValueOrDefault(\"X-MANY\") | a,b",
                "context.Request.Headers.GetValueOrDefault(\"none\", \"no\") | no",
                "context.Request.Headers.GetValueOrDefault(\"none\", new string[] { \"z\" })[0] | z",
                "context.Variables.GetValueOrDefault(\"missing\", null) == null ? \"null\" : \"some\" | null",
                "context.Request.Headers[\"x-many\"][1] | b",
                "context.Request.Headers[\"x-many\"].Last() | b",
                "context.Request.Headers.ContainsKey(\"x-one\").ToString() | True",
                "context.Request.Url.Query.GetValueOrDefault(\"TAG\") | a,b",
                "context.Request.OriginalUrl.Path | /api/orders/17",
                "context.Request.OriginalUrl.ToString() | https://contoso.gateway.localhost/api/orders/17?kind=cat&Tag=a&tag=b",
                "context.Request.Url.QueryString | ?kind=cat&Tag=a&tag=b",
                "context.Request.OriginalUrl.ToUri().AbsolutePath | /api/orders/17",
                "context.Request.Method | GET",
                "context.Request.IpAddress | 203.0.113.7",
                "context.Request.MatchedParameters[\"id\"] | a b+c",
                "context.Request.MatchedParameters.GetValueOrDefault(\"ID\", \"-\") | a b+c",
                "context.Request.MatchedParameters.GetValueOrDefault(\"other\", \"-\") | -",
                "(string)context.Variables[\"word\"] | hello",
                "context.Variables.GetValueOrDefault<string>(\"word\") | hello",
                "context.Variables.GetValueOrDefault(\"word\", \"x\") | hello",
                "context.Variables.GetValueOrDefault(\"missing\", \"x\") | x",
                "context.Variables.GetValueOrDefault<int>(\"missing\").ToString() | 0",
                "((int)context.Variables[\"number\"] + 1).ToString() | 8",
                "context.Variables.GetValueOrDefault<int>(\"number\", 3).ToString() | 7",
                "context.Variables.ContainsKey(\"nothing\").ToString() | True",
                "context.Response.StatusCode.ToString() | 404",
                "context.Api.Name + context.Api.Revision + context.Api.Version | Echo API2v1",
                "context.Api.ServiceUrl.Port.ToString() | 8443",
                "context.Api.IsCurrentRevision ? \"yes\" : \"no\" | yes",
                "context.Api?.Workspace?.Name ?? \"none\" | none",
                "context.Product?.Name ?? \"none\" | none",
                "context.Operation.UrlTemplate | /orders/{id}",
                "context.Subscription.Id | sub1",
                "context.User.Groups.Any(g => g.Name == \"Developers\").ToString() | True",
                "string.Join(\",\", context.User.Groups.Select(g => g.Id)) | dev",
                "context.LastError == null ? \"fine\" : context.LastError.Message | fine",
                "context.Deployment.Region | local",
                "context.Deployment.Gateway.IsManaged.ToString() | True",
                "context.Request.Headers.GetValueOrDefault(\"Authorization\",\"\").AsBasic().Password | pa:ss",
                "context.Request.Headers.GetValueOrDefault(\"X-One\",\"\").AsBasic() == null ? \"none\" : \"some\" | none",
                "context.Timestamp.ToString(\"yyyy-MM-ddTHH:mm:ssZ\") | 1970-01-01T00:00:00Z",
                "context.Elapsed.TotalMilliseconds.ToString() | 0",
                "(context.Subscription.EndDate == null).ToString() | True",
                "context.Request.Body == null ? \"none\" : \"some\" | none",
            })
    void theContextIsThere(String code, String expected) {
        assertThat(value(code)).isEqualTo(expected);
    }

    @Test
    void failuresHaveTheWordsOfDotnet() {
        assertThatThrownBy(() -> value("context.Variables[\"missing\"]"))
                .isInstanceOf(EvaluationException.class)
                .hasMessage("The given key was not present in the dictionary.");
        assertThatThrownBy(() -> value("(string)context.Variables[\"number\"]"))
                .isInstanceOf(EvaluationException.class)
                .hasMessage("Unable to cast object of type 'System.Int32' to type 'System.String'.");
        assertThatThrownBy(() -> value("context.Product.Name"))
                .isInstanceOf(EvaluationException.class)
                .hasMessage("Object reference not set to an instance of an object.");
    }

    @Test
    void theBodyIsReadAsOftenAsItIsKept() {
        exchange.requestBody = "a=1&b=%20x&a=2";
        assertThat(value("context.Request.Body.As<string>(true)")).isEqualTo("a=1&b=%20x&a=2");
        assertThat(
                        value(
                                "string.Join(\"|\", context.Request.Body.AsFormUrlEncodedContent(preserveContent: true)[\"a\"])"))
                .isEqualTo("1|2");
        assertThat(value("context.Request.Body.As<string>()")).isEqualTo("a=1&b=%20x&a=2");
    }

    @Test
    void bodiesAreReadAsJsonAndXml() {
        exchange.requestBody = "{\"a\":{\"b\":[1,2]}}";
        assertThat(value("(string)context.Request.Body.As<JObject>(true)[\"a\"][\"b\"][1]"))
                .isEqualTo("2");
        assertThat(
                        value(
                                "context.Request.Body.AsJObject(preserveContent: true).SelectToken(\"a.b\").ToString(Formatting.None)"))
                .isEqualTo("[1,2]");
        exchange.requestBody = "<a><b>x</b></a>";
        assertThat(value("context.Request.Body.As<XElement>(true).Element(\"b\").Value"))
                .isEqualTo("x");
        assertThat(value("context.Request.Body.As<XDocument>(true).Root.Name.LocalName"))
                .isEqualTo("a");
    }

    @Test
    void aValueSaysWhatItNeeds() {
        assertThat(LANGUAGE.compile("@(context.Request.Method)", ExpressionType.STRING)
                        .needs())
                .isEmpty();
        assertThat(LANGUAGE.compile("@(context.Request.Body.As<string>())", ExpressionType.STRING)
                        .needs())
                .containsExactlyInAnyOrder(Need.REQUEST_BODY, Need.TIME);
        assertThat(LANGUAGE.compile("@(context.Response.Body.As<string>())", ExpressionType.STRING)
                        .needs())
                .containsExactlyInAnyOrder(Need.RESPONSE_BODY, Need.TIME);
    }

    @Test
    void thePlaceSaysWhichTypeItTakes() {
        assertThatThrownBy(() -> LANGUAGE.compile("@(context.Response.StatusCode)", ExpressionType.STRING))
                .isInstanceOf(ExpressionException.class)
                .hasMessage("Cannot implicitly convert type 'int' to 'string'");
        assertThatThrownBy(() -> LANGUAGE.compile("@(context.Request.Method)", ExpressionType.BOOLEAN))
                .isInstanceOf(ExpressionException.class);
        assertThatThrownBy(() -> LANGUAGE.compile("@(context.Nothing)", ExpressionType.ANY))
                .isInstanceOf(ExpressionException.class);
    }
}
