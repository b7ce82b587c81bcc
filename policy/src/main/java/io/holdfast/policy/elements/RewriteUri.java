package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.model.template.UrlTemplate;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Step;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;

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
    public List<Step> compile(PolicyElement element) {
        String template = element.required("template").strip();
        if (template.contains("://")) {
            throw element.refuse(
                    "its attribute 'template' must begin with a path; set-backend-service chooses the host");
        }
        int question = question(template);
        String path = question < 0 ? template : template.substring(0, question);
        String query = question < 0 ? "" : template.substring(question + 1);
        UrlParameters known = UrlParameters.of(CalledOperation.of(element).urlTemplate());
        return List.of(new Rewrite(
                TargetTemplate.ofPath(element, path.startsWith("/") ? path : "/" + path, known),
                TargetTemplate.ofQuery(element, query, known),
                element.flag("copy-unmatched-params", true),
                consumed(known, query)));
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

    private record Rewrite(TargetTemplate path, TargetTemplate query, boolean copy, Predicate<String> consumed)
            implements Step {

        @Override
        public Flow run(Exchange exchange) {
            String rest = copy ? Queries.without(exchange.query(), consumed) : "";
            exchange.target(path.expand(exchange), Queries.join(query.expand(exchange), rest));
            return Flow.NEXT;
        }
    }
}
