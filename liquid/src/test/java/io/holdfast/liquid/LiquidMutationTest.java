package io.holdfast.liquid;

import io.holdfast.dotnet.ExhaustedException;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Work;
import io.holdfast.model.testing.Mutations;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Broken templates: each is refused in words, or rendered within bounds. */
class LiquidMutationTest {

    @TestFactory
    List<DynamicTest> brokenTemplatesAreRefusedOrRendered() {
        return List.of(Mutations.test(
                "template",
                templates(),
                LiquidMutationTest::check,
                "{{",
                "}}",
                "{%",
                "%}",
                "-%}",
                "{%-",
                "|",
                ":",
                ",",
                "'",
                "\"",
                "[",
                "]",
                "(1..9999999)",
                "endif",
                "endfor",
                "for",
                "Replace",
                "Date",
                "==",
                "contains",
                "raw",
                "endraw"));
    }

    static Stream<byte[]> templates() {
        return Stream.of(
                        "{% if body.n > 1 and body.yes or body.no %}{{ body.name | Upcase | Replace: 'O', '0' }}{% else %}x{% endif %}",
                        "{% for p in body.people limit:1 offset:0 %}{{ p.name }}-{{ forloop.index }}{% else %}-{% endfor %}",
                        "{% case body.n %}{% when 1, 2 or 3 %}a{% else %}b{% endcase %}{% capture c %}{{ body.list | Sort | Join: ',' }}{% endcapture %}{{ c }}",
                        "{%- assign d = body.date | Date: 'yyyy' -%} {{ d[0] }} {% raw %}{{ x }}{% endraw %}{% tablerow i in (1..3) cols:2 %}{{i}}{% endtablerow %}",
                        "[{% JSONArrayFor e in body.words %}\"{{ e | Escape }}\"{% endJSONArrayFor %}]{% cycle 'a','b' %}{% increment z %}")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    static void check(byte[] input) {
        try {
            LiquidTemplate.parse(new String(input, StandardCharsets.UTF_8))
                    .render(Work.of(1_000_000_000L, 1 << 20), LiquidTemplateTest.roots());
        } catch (LiquidException | ExhaustedException e) {
            if (e.getMessage() == null || e.getMessage().isBlank()) {
                throw new AssertionError("nothing is said", e);
            }
        } catch (NetException e) {
            throw new AssertionError("errors of .NET stand in the output", e);
        }
    }
}
