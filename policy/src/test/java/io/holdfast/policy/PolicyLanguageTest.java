package io.holdfast.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How documents of several scopes fold into one pipeline, and what becomes of those that can't run. */
class PolicyLanguageTest {

    private final FakeExchange exchange = new FakeExchange();

    @Test
    void noDocumentAtAllForwards() {
        Run.through(exchange, Run.LANGUAGE.compile(List.of(), new FakeContext()), e -> {});

        assertThat(exchange.host.forwarded).isOne();
        assertThat(exchange.host.answered).isOne();
    }

    @Test
    void baseStandsForTheSameSectionOfTheNextWiderScope() {
        Pipeline pipeline = Run.compile(
                new FakeContext(),
                trail("a", "<base/>", ""),
                trail("b", "<base/>", "c"),
                trail("d", "", "e").replace("MIDDLE", ""),
                trail("f", "<base/>", "g"));

        Run.through(exchange, pipeline, e -> {});

        // The third document has no base: what is wider than it takes no part.
        assertThat(exchange.requestHeaders.get("Trail")).isEqualTo("f,d,e,g");
    }

    @Test
    void baseGoesThroughAllScopes() {
        Run.through(
                exchange,
                Run.compile(
                        new FakeContext(),
                        trail("a", "<base/>", "z"),
                        trail("b", "<base/>", "y"),
                        trail("c", "<base/>", "x")),
                e -> {});

        assertThat(exchange.requestHeaders.get("Trail")).isEqualTo("c,b,a,z,y,x");
    }

    @Test
    void aMissingSectionInheritsNothing() {
        Pipeline pipeline = Run.compile(
                new FakeContext(), PolicyLanguage.DEFAULT_GLOBAL_DOCUMENT, "<policies><inbound/></policies>");

        assertThat(Run.start(exchange, pipeline)).isEqualTo(Flow.RESPOND);
        assertThat(exchange.host.forwarded).isZero();
    }

    @Test
    void aPolicyThatIsKnownButNotRunFailsClosedAndNamesItself() {
        Run.inbound(exchange, "\n  <validate-odata-request/>");

        assertThat(exchange.status).isEqualTo(500);
        assertThat(exchange.responseBody)
                .isEqualTo(
                        "{ \"statusCode\": 500, \"message\": \"The policy 'validate-odata-request' on line 2, column 4 of the operation"
                                + " policy can't run: Holdfast does not run it yet.\" }");
    }

    @Test
    void anExpressionFailsClosed() {
        Run.inbound(exchange, "<set-header name=\"a\"><value>@(context.RequestId)</value></set-header>");

        assertThat(exchange.responseBody).contains("'set-header'", "in its element 'value', its text is an expression");
    }

    @Test
    void whatIsNotHonouredFailsClosed() {
        Run.inbound(exchange, "<set-backend-service base-url='http://a' sf-replica-type='primary'/>");

        assertThat(exchange.responseBody).contains("does not honour its attribute 'sf-replica-type' yet");
    }

    @Test
    void aDocumentThatCantBeReadFailsClosedWhereItIsUsed() {
        Pipeline broken = Run.compile(new FakeContext(), "<policies><inbound></policies>");

        Run.through(exchange, broken, e -> {});

        assertThat(exchange.status).isEqualTo(500);
        assertThat(exchange.responseBody)
                .contains("The operation policy can't be read: Error in element 'inbound' on line 1");
        assertThat(broken.answersPreflights()).isTrue();
    }

    @Test
    void namedValuesArePutInOnceAndNotAgain() {
        FakeContext context = new FakeContext();
        context.namedValues.put("one", "1{{two}}");

        Run.inbound(context, exchange, "<set-header name='a'><value>x{{one}}y</value></set-header>");

        assertThat(exchange.requestHeaders.get("a")).isEqualTo("x1{{two}}y");
    }

    @Test
    void anUnknownNamedValueFailsClosed() {
        Run.inbound(exchange, "<set-header name='a'><value>{{gone}}</value></set-header>");

        assertThat(exchange.responseBody).contains("there is no named value 'gone'");
    }

    @Test
    void aNamedValueThatHoldsAnExpressionFailsClosed() {
        FakeContext context = new FakeContext();
        context.namedValues.put("e", "@(context.RequestId)");

        Run.inbound(context, exchange, "<set-header name='a'><value>{{e}}</value></set-header>");

        assertThat(exchange.responseBody).contains("is an expression");
        assertThat(exchange.requestHeaders.fields()).isEmpty();
    }

    private static String trail(String before, String base, String after) {
        return "<policies><inbound>" + append(before) + base + append(after) + "</inbound><backend/></policies>";
    }

    private static String append(String value) {
        return value.isEmpty()
                ? ""
                : "<set-header name='Trail' exists-action='append'><value>" + value + "</value></set-header>";
    }

    @Test
    void everyElementIsListedWithASentence() {
        assertThat(Run.LANGUAGE.elements())
                .hasSameSizeAs(Run.LANGUAGE.vocabulary().declarations())
                .allSatisfy(element ->
                        assertThat(element.description()).as(element.name()).endsWith("."));
    }

    @Test
    void aDocumentTellsWhichFragmentsItIncludesAndWhichSectionsLackBase() {
        PolicyDocument document = Run.LANGUAGE.parse(
                "<policies><inbound><base/><choose><when condition='@(true)'><include-fragment fragment-id=' a '/></when>"
                        + "</choose></inbound><outbound><include-fragment fragment-id='b'/></outbound></policies>",
                PolicyFormat.RAWXML);

        assertThat(document.fragments()).containsExactly("a", "b");
        assertThat(document.withoutBase()).containsExactly(Section.BACKEND, Section.OUTBOUND, Section.ON_ERROR);
        assertThat(Run.LANGUAGE.parse("<broken", PolicyFormat.XML).fragments()).isEmpty();
    }
}
