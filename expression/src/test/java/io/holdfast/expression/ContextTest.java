package io.holdfast.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.dotnet.NetArray;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.dotnet.Work;
import io.holdfast.expression.surface.Bag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Expressions as policies have them, over an object that the caller describes. */
class ContextTest {

    private final Object headers = Compiling.value(
            "new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase) { { \"a\", new[] { \"b\" } }, { \"m\", new[] { \"x\", \"y\" } } }");
    private final Object variables = Compiling.value(
            "new Dictionary<string, object> { { \"s\", \"text\" }, { \"n\", 7 }, { \"nothing\", null } }");
    private final Bag context = new Bag("Policies.IContext")
            .with("Variables", variables)
            .with(
                    "Request",
                    new Bag("Policies.IRequest").with("Headers", headers).with("Method", "GET"));

    private @Nullable Object evaluate(String code) {
        return Compiling.compile(code).evaluate(context, Work.standard());
    }

    @Test
    void membersAndExtensionsOfTheRootAreReached() {
        assertThat(evaluate("context.Request.Headers.GetValueOrDefault(\"A\",\"\") == \"b\""))
                .isEqualTo(true);
        assertThat(evaluate("context.Request.Headers.GetValueOrDefault(\"m\")")).isEqualTo("x,y");
        assertThat(evaluate("context.Request.Headers.GetValueOrDefault(\"none\", \"d\")"))
                .isEqualTo("d");
        assertThat(evaluate("context.Request.Headers[\"m\"].Last()")).isEqualTo("y");
        assertThat(evaluate("context.Response?.StatusCode ?? 200")).isEqualTo(200);
        assertThat(evaluate("(string)context.Variables[\"s\"] + context.Request.Method"))
                .isEqualTo("textGET");
        assertThat(evaluate("context.Variables.GetValueOrDefault<int>(\"n\") * 2"))
                .isEqualTo(14);
        assertThat(evaluate("context.Variables.GetValueOrDefault(\"gone\", true)"))
                .isEqualTo(true);
    }

    /** Documents compare variables with texts without a cast, which .NET decides by identity. */
    @Test
    void twoTextsThatAreObjectsAreComparedAsTexts() {
        assertThat(evaluate("context.Variables[\"s\"] == \"te\" + \"xt\".ToLower()"))
                .isEqualTo(true);
        assertThat(evaluate("context.Variables[\"s\"] != \"other\"")).isEqualTo(true);
        assertThat(evaluate("context.Variables[\"n\"] == \"7\"")).isEqualTo(false);
    }

    @Test
    void failuresAreDotNets() {
        assertThatThrownBy(() -> evaluate("context.Response.StatusCode"))
                .isInstanceOf(NetException.class)
                .hasMessage("Object reference not set to an instance of an object.");
        assertThatThrownBy(() -> evaluate("(string)context.Variables[\"n\"]"))
                .hasMessage("Unable to cast object of type 'System.Int32' to type 'System.String'.");
        assertThatThrownBy(() -> evaluate("context.Variables[\"gone\"]"))
                .hasMessage("The given key was not present in the dictionary.");
        assertThat(evaluate("(string)context.Variables[\"nothing\"]")).isNull();
    }

    @Test
    void theRootIsReadOnly() {
        assertThat(Compiling.problems("{ context.Request.Method = \"x\"; return 1; }"))
                .extracting(ExpressionException.Problem::message)
                .containsExactly("Property or indexer 'Method' cannot be assigned to -- it is read only");
        assertThat(Compiling.problems("{ context = null; return 1; }")).isNotEmpty();
        assertThat(Compiling.problems("{ context.Variables[\"a\"] = 1; return 1; }"))
                .isNotEmpty();
    }

    @Test
    void whatIsUsedIsKnown() {
        assertThat(Compiling.compile("context.Request.Body.As<string>(preserveContent: true).Length")
                        .uses())
                .containsExactlyInAnyOrder(
                        "Policies.IContext.Request",
                        "Policies.IRequest.Body",
                        "Policies.IMessageBody.As",
                        "System.String.Length");
    }

    @Test
    void placesTakeWhatConverts() {
        var strict = Expected.strictly(TypeRefs.LONG);
        assertThat(Compiling.COMPILER.compile("@(1 + 1)", strict).evaluate(null, Work.standard()))
                .isEqualTo(2L);
        assertThatThrownBy(() -> Compiling.COMPILER.compile("@(1.5)", strict))
                .isInstanceOf(ExpressionException.class)
                .hasMessageContaining("Cannot implicitly convert type 'double' to 'long'");
        assertThatThrownBy(() -> Compiling.COMPILER.compile("@(1)", Expected.strictly(TypeRefs.STRING)))
                .hasMessage("Cannot implicitly convert type 'int' to 'string'");
        assertThat(lenient("@(1)", TypeRefs.STRING)).isEqualTo("1");
        assertThat(lenient("@((object)true)", TypeRefs.STRING)).isEqualTo("True");
        assertThat(lenient("@(\"12\")", TypeRefs.INT)).isEqualTo(12);
        assertThat(lenient("@(3L)", TypeRefs.INT)).isEqualTo(3);
        assertThat(lenient("@(\"TRUE\")", TypeRefs.BOOL)).isEqualTo(true);
        assertThatThrownBy(() -> lenient("@(new int[1])", TypeRefs.BOOL)).isInstanceOf(NetException.class);
    }

    private @Nullable Object lenient(String code, io.holdfast.dotnet.TypeRef type) {
        return Compiling.COMPILER.compile(code, Expected.leniently(type)).evaluate(context, Work.standard());
    }

    @Test
    void oneExpressionServesThreadsAtOnce() throws InterruptedException {
        CompiledExpression expression = Compiling.compile(
                "{ var t = 0; foreach (var x in Enumerable.Range(0, 50)) { Func<int> f = () => x + t; t = f(); } return t; }");
        var wrong = new java.util.concurrent.ConcurrentLinkedQueue<Object>();
        List<Thread> threads = java.util.stream.IntStream.range(0, 8)
                .mapToObj(i -> Thread.ofPlatform().start(() -> {
                    for (int round = 0; round < 200; round++) {
                        Object value = expression.evaluate(null, Work.standard());
                        if (!Integer.valueOf(1225).equals(value)) {
                            wrong.add(String.valueOf(value));
                        }
                    }
                }))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(wrong).isEmpty();
        assertThat(((NetArray) java.util.Objects.requireNonNull(Compiling.value("new[] { 1 }"))).length())
                .isEqualTo(1);
    }
}
