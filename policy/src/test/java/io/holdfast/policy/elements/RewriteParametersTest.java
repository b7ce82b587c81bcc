package io.holdfast.policy.elements;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.template.UrlTemplate;
import io.holdfast.model.testing.Mutations;
import io.holdfast.policy.FakeContext;
import io.holdfast.policy.FakeExchange;
import io.holdfast.policy.PolicyFormat;
import io.holdfast.policy.PolicyScope;
import io.holdfast.policy.References;
import io.holdfast.policy.Run;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;

/** A target that rewrite-uri may have when it is written is one that it can make when it runs, whatever the operation's template is. */
class RewriteParametersTest {

    private static final String[] WORDS = {
        "{", "}", "{id}", "{*id}", "{*rest}", "{**rest}", "{}", "*", "/", "?", "&", "=", "{other}", "%7B"
    };

    @TestFactory
    Stream<DynamicTest> checkAndRunKnowTheSameParameters() {
        return Stream.of(Mutations.test(
                "templates",
                Stream.of(
                                "/a/{id}/{*rest}\n/b/{rest}/{id}",
                                "/a/{id}-{b}?c={c}\n/{*id}?x={b}{c}",
                                "/*\n/{*}",
                                "/{**rest}\n/{**rest}/{*rest}/{rest}")
                        .map(text -> text.getBytes(StandardCharsets.UTF_8)),
                RewriteParametersTest::check,
                WORDS));
    }

    private static void check(byte[] bytes) {
        String[] lines = new String(bytes, StandardCharsets.UTF_8)
                .replaceAll("[<&\"\\p{Cntrl}&&[^\n]]", "")
                .split("\n", 2);
        if (lines.length < 2
                || UrlTemplate.problem(lines[0]).isPresent()
                || lines[1].matches("(?s).*(\\{\\{|@[({]|://).*")) {
            return;
        }
        String document = Run.document("inbound", "<rewrite-uri template=\"" + lines[1] + "\"/>");
        boolean accepted = Run.LANGUAGE
                .check(
                        Run.LANGUAGE.parse(document, PolicyFormat.RAWXML),
                        PolicyScope.OPERATION,
                        new Operation(lines[0]))
                .isEmpty();
        var context = new FakeContext();
        var exchange = new FakeExchange();
        exchange.operation(JsonMapper.shared()
                .createObjectNode()
                .put("urlTemplate", lines[0])
                .toString());
        Run.inbound(context, exchange, "<rewrite-uri template=\"" + lines[1] + "\"/>");
        boolean refused =
                String.valueOf(exchange.responseBody).contains("a parameter that the operation's URL template");
        assertThat(!refused).as(lines[1] + " of " + lines[0]).isEqualTo(accepted);
    }

    private record Operation(String urlTemplate) implements References {

        @Override
        public boolean hasNamedValue(String displayName) {
            return false;
        }

        @Override
        public boolean hasBackend(String id) {
            return false;
        }

        @Override
        public boolean hasFragment(String id) {
            return false;
        }

        @Override
        public boolean hasLogger(String id) {
            return false;
        }

        @Override
        public boolean hasCertificate(String id) {
            return false;
        }

        @Override
        public @Nullable Set<String> templateParameters() {
            return Set.copyOf(UrlTemplate.parameters(urlTemplate));
        }
    }
}
