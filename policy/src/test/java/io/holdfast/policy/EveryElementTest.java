package io.holdfast.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every element of the language, in the smallest form that its declaration allows. */
class EveryElementTest {

    static Collection<Declaration> elements() {
        return Run.LANGUAGE.vocabulary().declarations();
    }

    @ParameterizedTest
    @MethodSource("elements")
    void isAcceptedExactlyWhereItIsDeclared(Declaration element) {
        String smallest = smallest(element.shape());
        for (PolicyScope scope :
                List.of(PolicyScope.GLOBAL, PolicyScope.PRODUCT, PolicyScope.API, PolicyScope.OPERATION)) {
            for (Section section : Section.values()) {
                boolean allowed =
                        element.scopes().contains(scope) && element.sections().contains(section);
                String document =
                        "<policies><" + section.element() + ">" + smallest + "</" + section.element() + "></policies>";

                assertThat(check(document, scope))
                        .as("%s in %s", document, scope)
                        .hasSize(allowed ? 0 : 1);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("elements")
    void runsOrFailsClosedButIsNeverSkipped(Declaration element) {
        for (Section section : element.sections()) {
            FakeExchange exchange = new FakeExchange();
            String document = "<policies><inbound/><backend/>" + "<" + section.element() + ">"
                    + smallest(element.shape()) + "</" + section.element() + "></policies>";
            Pipeline pipeline = Run.compile(
                    new FakeContext(),
                    document.replace("<inbound/>", section == Section.INBOUND ? "" : "<inbound/>")
                            .replace("<backend/>", section == Section.BACKEND ? "" : "<backend/>"));

            if (Run.LANGUAGE.vocabulary().policy(element.name()) == null && section != Section.ON_ERROR) {
                Run.start(exchange, pipeline);
                assertThat(exchange.status).isEqualTo(500);
                assertThat(exchange.responseBody)
                        .contains("The policy '" + element.name() + "'", "does not run it yet");
            }
        }
    }

    private static List<String> check(String document, PolicyScope scope) {
        return Run.LANGUAGE
                .check(Run.LANGUAGE.parse(document, PolicyFormat.XML), scope, new FakeReferences("1"))
                .stream()
                .map(PolicyProblem::message)
                .toList();
    }

    private static String smallest(Shape shape) {
        StringBuilder out = new StringBuilder("<" + shape.name());
        shape.attributes().values().stream()
                .filter(Shape.Attribute::required)
                .forEach(a -> out.append(' ')
                        .append(a.name())
                        .append("='")
                        .append(value(a.type()))
                        .append('\''));
        out.append('>');
        for (Shape.Child child : shape.children().values()) {
            for (int i = 0; i < child.min(); i++) {
                out.append(smallest(
                        child.shape() != null
                                ? child.shape()
                                : Run.LANGUAGE
                                        .vocabulary()
                                        .declaration(child.name())
                                        .shape()));
            }
        }
        return out.append("</").append(shape.name()).append('>').toString();
    }

    private static String value(AttributeType type) {
        return switch (type) {
            case OneOf one -> one.values().getFirst();
            case SimpleType simple when simple == SimpleType.DATE_TIME -> "2026-01-01T00:00:00Z";
            default -> "1";
        };
    }
}
