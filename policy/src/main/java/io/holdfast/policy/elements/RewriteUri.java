package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.model.template.UrlTemplate;
import io.holdfast.policy.Code;
import io.holdfast.policy.EvaluationException;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.PerOperation;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Value;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Sends the request to another path below the backend, built from the parameters of the operation's URL template. */
@AutoService(Policy.class)
public final class RewriteUri implements Policy {

    @Override
    public String declaration() {
        return """
                rewrite-uri IB all
                  @template!:template @copy-unmatched-params:boolean
                """;
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        Value<String> template = element.map(element.string("template"), RewriteUri::template);
        boolean copy = element.literalFlag("copy-unmatched-params", true);
        if (template.isLiteral()) {
            String text = template.literal();
            var rewrite = new PerOperation<>(
                    element, operation -> rewrite(text, UrlParameters.of(operation.urlTemplate()), copy, element));
            code.step(exchange -> rewrite.of(exchange).run(exchange));
        } else {
            var known = new PerOperation<>(element, operation -> UrlParameters.of(operation.urlTemplate()));
            code.step(exchange -> rewrite(template.get(exchange), known.of(exchange), copy, null)
                    .run(exchange));
        }
    }

    private static String template(String written) {
        String template = written.strip();
        if (template.contains("://")) {
            throw new IllegalArgumentException(
                    "its attribute 'template' must begin with a path; set-backend-service chooses the host");
        }
        return template;
    }

    /** @param literal the element, if it says the template; null if an expression did */
    private static Rewrite rewrite(
            String template, UrlParameters known, boolean copy, @Nullable PolicyElement literal) {
        int question = question(template);
        String path = question < 0 ? template : template.substring(0, question);
        String query = question < 0 ? "" : template.substring(question + 1);
        try {
            return new Rewrite(
                    TargetTemplate.ofPath(path.startsWith("/") ? path : "/" + path, known),
                    TargetTemplate.ofQuery(query, known),
                    copy,
                    consumed(known, query));
        } catch (IllegalArgumentException e) {
            String why = String.valueOf(e.getMessage());
            throw literal == null ? new EvaluationException(why) : literal.refuse(why);
        }
    }

    /** Where the query begins; -1 if there is none. A parameter ends where its brace closes. */
    private static int question(String template) {
        List<UrlTemplate.Placeholder> placeholders = UrlTemplate.placeholders(template);
        return IntStream.range(0, template.length())
                .filter(at -> template.charAt(at) == '?')
                .filter(at -> placeholders.stream().noneMatch(each -> each.start() < at && at < each.end()))
                .findFirst()
                .orElse(-1);
    }

    /** The parameters that the operation's template takes out of the query, and those that the new one puts in itself. */
    private static Predicate<String> consumed(UrlParameters known, String query) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(known.queryNames());
        names.addAll(UrlParameters.queryNames(query));
        return names::contains;
    }

    private record Rewrite(TargetTemplate path, TargetTemplate query, boolean copy, Predicate<String> consumed) {

        Flow run(Exchange exchange) {
            String rest = copy ? Queries.without(exchange.query(), consumed) : "";
            exchange.target(path.expand(exchange), Queries.join(query.expand(exchange), rest));
            return Flow.NEXT;
        }
    }
}
