package io.holdfast.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The errors of documents that are refused, letter by letter. */
class CheckerTest {

    private final FakeReferences references = new FakeReferences("key", "wide");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<set-hedaer name='a'/>                    | Error in element 'set-hedaer' on line 1, column 21: The element 'inbound' has invalid child element 'set-hedaer'. Did you mean 'set-header'?",
                "<frobnicate/>                             | Error in element 'frobnicate' on line 1, column 21: The element 'inbound' has invalid child element 'frobnicate'.",
                "<set-header name='a'>x</set-header>       | Error in element 'set-header' on line 1, column 21: The element 'set-header' cannot contain text. List of possible elements expected: 'value'.",
                "<base>x</base>                            | Error in element 'base' on line 1, column 21: The element 'base' cannot contain text.",
                "<set-header/>                             | Error in element 'set-header' on line 1, column 21: The required attribute 'name' is missing.",
                "<set-header name='a' names='b'/>          | Error in element 'set-header' on line 1, column 21: The 'names' attribute is not declared. Did you mean 'name'?",
                "<set-header name='a'><item/></set-header> | Error in element 'item' on line 1, column 42: The element 'set-header' has invalid child element 'item'. List of possible elements expected: 'value'.",
                "<base><x/></base>                         | Error in element 'x' on line 1, column 27: The element 'base' has invalid child element 'x'.",
                "<set-header name='a' exists-action='no'/> | Error in element 'set-header' on line 1, column 21: The 'exists-action' attribute is invalid - The value 'no' is invalid according to its datatype 'String' - The Enumeration constraint failed. List of possible values expected: 'override, skip, append, delete'.",
                "<cors allow-credentials='yes'><allowed-origins><origin>*</origin></allowed-origins></cors> | Error in element 'cors' on line 1, column 21: The 'allow-credentials' attribute is invalid - The value 'yes' is invalid according to its datatype 'http://www.w3.org/2001/XMLSchema:boolean' - The string 'yes' is not a valid Boolean value.",
                "<set-status code='two'/>                  | Error in element 'set-status' on line 1, column 21: The 'code' attribute is invalid - The value 'two' is invalid according to its datatype 'http://www.w3.org/2001/XMLSchema:positiveInteger' - The string 'two' is not a valid Integer value.",
                "<cors/>                                   | Error in element 'cors' on line 1, column 21: The element 'cors' has incomplete content. List of possible elements expected: 'allowed-origins'.",
                "<return-response><set-body/><set-body/></return-response> | Error in element 'set-body' on line 1, column 49: The element 'return-response' has invalid child element 'set-body'. List of possible elements expected: 'set-status, set-header, set-body'.",
                "<return-response><set-header/></return-response> | Error in element 'set-header' on line 1, column 38: The required attribute 'name' is missing.",
                "<choose><when condition='@(true)'><base/><nope/></when></choose> | Error in element 'nope' on line 1, column 62: The element 'when' has invalid child element 'nope'.",
                "<cache-store duration='5'/>               | Error in element 'cache-store' on line 1, column 21: Policy is not allowed in the specified section",
                "<quota calls='5' renewal-period='5'/>     | Error in element 'quota' on line 1, column 21: Policy is not allowed in the specified scope",
                "<set-header name='{{gone}}'/>             | Error in element 'set-header' on line 1, column 21: Cannot find a property 'gone'",
                "<set-variable name='a' value='@(\"{{Key}}\")'/> | Error in element 'set-variable' on line 1, column 21: Cannot find a property 'Key'",
                "<set-body><a>{{gone}}</a></set-body>      | Error in element 'set-body' on line 1, column 21: Cannot find a property 'gone'",
                "<set-backend-service backend-id='gone'/>  | Error in element 'set-backend-service' on line 1, column 21: Backend with id 'gone' could not be found.",
                "<log-to-eventhub logger-id='gone'>x</log-to-eventhub> | Error in element 'log-to-eventhub' on line 1, column 21: Logger not found",
                "<include-fragment fragment-id='gone'/>    | Error in element 'include-fragment' on line 1, column 21: Policy fragment with id 'gone' could not be found.",
                "<authentication-certificate certificate-id='gone'/> | Error in element 'authentication-certificate' on line 1, column 21: Certificate with id 'gone' could not be found.",
                "<rewrite-uri template='/a/{other}'/>      | Error in element 'rewrite-uri' on line 1, column 21: Only parameters specified in the original URL template can be used in the rewrite template",
            })
    void refuses(String policy, String message) {
        references.templateParameters = Set.of("id");

        assertThat(check(PolicyScope.OPERATION, "<policies><inbound>" + policy + "</inbound></policies>"))
                .containsExactly(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<policies><set-header name='a'/></policies>          | Error in element 'set-header' on line 1, column 12: Policy section is not allowed in the specified scope",
                "<inbound/>                                           | Error in element 'inbound' on line 1, column 2: Policy section is not allowed in the specified scope",
                "<policies><inbound/><inbound/></policies>            | Error in element 'inbound' on line 1, column 22: The section 'inbound' appears twice; put its policies into one.",
                "<policies><inbound>x</inbound></policies>            | Error in element 'inbound' on line 1, column 12: The element 'inbound' cannot contain text.",
                "<policies a='b'/>                                    | Error in element 'policies' on line 1, column 2: The 'a' attribute is not declared.",
                "<policies><inbound></policies>                       | Error in element 'inbound' on line 1, column 30: The element 'inbound' is closed by </policies>.",
                "`not xml`                                            | Error in element 'policies' on line 1, column 1: There must be no text outside the root element.",
            })
    void refusesWrongDocuments(String document, String message) {
        assertThat(check(PolicyScope.GLOBAL, document)).containsExactly(message);
    }

    @Test
    void countsLinesAndColumnsInTheTextAsSubmitted() {
        String document = """
                <!-- @( -->
                <policies>
                    <inbound>
                        <choose>
                            <when condition="@("<a>\\n" == @"
                            "" ")">
                                <base/>
                            </when>
                        </choose>
                        <oops/>
                    </inbound>
                </policies>
                """;

        assertThat(check(PolicyScope.API, document))
                .containsExactly(
                        "Error in element 'oops' on line 10, column 10: The element 'inbound' has invalid child element 'oops'.");
    }

    @Test
    void tellsEverythingThatIsWrong() {
        assertThat(check(
                        PolicyScope.API,
                        "<policies><inbound><a-b/><set-header/></inbound><outbound><cors/></outbound></policies>"))
                .hasSize(4);
    }

    @Test
    void butNotMoreThanAPersonMends() {
        assertThat(check(PolicyScope.API, "<policies><inbound>" + "<x-y/>".repeat(20_000) + "</inbound></policies>"))
                .hasSize(100);
    }

    @Test
    void leavesLiquidAlone() {
        assertThat(accepted("<set-body template='liquid'>{{body.a}} {{x}} {{ y | Upcase }}</set-body>"))
                .isEmpty();
        assertThat(accepted("<set-body>{{context.Variables.a}} {{ body.y }} {{ y | Upcase }}</set-body>"))
                .isEmpty();
    }

    @Test
    void anyAttributeMayBeAnExpressionOrANamedValue() {
        assertThat(
                        accepted(
                                "<cors allow-credentials='{{key}}'><allowed-origins><origin>{{key}}</origin></allowed-origins></cors>"))
                .isEmpty();
        assertThat(accepted("<set-status code='@(200)' reason='@{ return \"a\"; }'/>"))
                .isEmpty();
        assertThat(accepted("<set-backend-service backend-id='@(\"gone\")'/>")).isEmpty();
    }

    @Test
    void setBodyAndStylesheetsHoldWhateverTheyLike() {
        assertThat(accepted("<set-body><soap:Envelope xmlns:soap='x'><quota/>text</soap:Envelope></set-body>"))
                .isEmpty();
        assertThat(accepted(
                        "<xsl-transform><parameter name='a'>b</parameter><xsl:stylesheet version='1.0' xmlns:xsl='x'>"
                                + "<xsl:template match='/'><a/></xsl:template></xsl:stylesheet></xsl-transform>"))
                .isEmpty();
    }

    @Test
    void fragmentsHoldPoliciesOfAnySection() {
        assertThat(check(
                        PolicyScope.FRAGMENT,
                        "<fragment><cors><allowed-origins><origin>*</origin></allowed-origins></cors>"
                                + "<cache-store duration='5'/></fragment>"))
                .isEmpty();
        assertThat(check(PolicyScope.FRAGMENT, "<fragment><base/></fragment>"))
                .containsExactly(
                        "Error in element 'base' on line 1, column 12: Policy is not allowed in the specified scope");
        assertThat(check(PolicyScope.FRAGMENT, "<fragment><include-fragment fragment-id='f'/></fragment>"))
                .startsWith("Error in element 'include-fragment' on line 1, column 12: Policy is not allowed in the"
                        + " specified scope");
        assertThat(check(PolicyScope.FRAGMENT, "<policies/>"))
                .containsExactly(
                        "Error in element 'policies' on line 1, column 2: The root element of a fragment must be 'fragment'.");
    }

    @Test
    void resolversHaveADataSourceAsTheirRoot() {
        assertThat(check(
                        PolicyScope.RESOLVER,
                        "<http-data-source><http-request><set-method>GET</set-method>"
                                + "<set-url>https://x.example</set-url></http-request></http-data-source>"))
                .isEmpty();
        assertThat(check(PolicyScope.RESOLVER, "<base/>")).hasSize(1);
    }

    private List<String> accepted(String policy) {
        return check(PolicyScope.OPERATION, "<policies><outbound/><inbound><base/>" + policy + "</inbound></policies>");
    }

    private List<String> check(PolicyScope scope, String document) {
        return Run.LANGUAGE.check(Run.LANGUAGE.parse(document, PolicyFormat.RAWXML), scope, references).stream()
                .map(PolicyProblem::message)
                .toList();
    }
}
