package io.holdfast.policy.context;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.ExhaustedException;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetTypes;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.Work;
import io.holdfast.expression.Expected;
import io.holdfast.expression.ExpressionCompiler;
import io.holdfast.expression.Surface;
import io.holdfast.policy.CompiledExpression;
import io.holdfast.policy.EvaluationException;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.ExpressionException;
import io.holdfast.policy.ExpressionLanguage;
import io.holdfast.policy.ExpressionType;
import io.holdfast.policy.Need;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The expressions of policies: C# that sees the context object. */
@AutoService(ExpressionLanguage.class)
public final class CSharp implements ExpressionLanguage {

    private final ExpressionCompiler compiler = new ExpressionCompiler(
            new Surface(List.of(), "context", NetTypes.get(ContextType.NAME).ref()));

    @Override
    public CompiledExpression compile(String code, ExpressionType type) {
        try {
            return new Compiled(compiler.compile(code, expected(type)));
        } catch (io.holdfast.expression.ExpressionException e) {
            var first = e.problems().getFirst();
            throw new ExpressionException(first.line(), first.column(), first.message());
        }
    }

    private static Expected expected(ExpressionType type) {
        return switch (type) {
            case STRING -> Expected.strictly(named("string"));
            case BOOLEAN -> Expected.strictly(named("bool"));
            case INT -> Expected.leniently(named("int"));
            case LONG -> Expected.leniently(named("long"));
            case DOUBLE -> Expected.leniently(named("double"));
            case BYTES, BODY, ANY -> Expected.any();
        };
    }

    private static TypeRef named(String type) {
        return NetTypes.get(type).ref();
    }

    private record Compiled(io.holdfast.expression.CompiledExpression expression, Set<Need> needs)
            implements CompiledExpression {

        Compiled(io.holdfast.expression.CompiledExpression expression) {
            this(expression, needs(expression));
        }

        @Override
        public @Nullable Object evaluate(Exchange exchange) {
            try {
                return expression.evaluate(exchange, Work.standard());
            } catch (NetException e) {
                throw new EvaluationException(e.message());
            } catch (ExhaustedException e) {
                throw new EvaluationException("The expression was stopped: " + e.getMessage() + ".");
            }
        }

        private static Set<Need> needs(io.holdfast.expression.CompiledExpression expression) {
            Set<Need> needs = EnumSet.noneOf(Need.class);
            if (expression.mayRunLong()) {
                needs.add(Need.TIME);
            }
            if (expression.uses().contains("IRequest.Body")) {
                needs.add(Need.REQUEST_BODY);
            }
            // A response that a policy fetched has its body; which one is meant is not known before it runs.
            if (expression.uses().contains("IContext.Response")
                    && expression.uses().contains("IResponse.Body")) {
                needs.add(Need.RESPONSE_BODY);
            }
            return needs;
        }
    }
}
