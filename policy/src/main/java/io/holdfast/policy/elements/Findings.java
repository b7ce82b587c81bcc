package io.holdfast.policy.elements;

import io.holdfast.dotnet.Work;
import io.holdfast.dotnet.json.JArray;
import io.holdfast.dotnet.json.JObject;
import io.holdfast.dotnet.json.JValue;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.PolicyException;
import io.holdfast.policy.Section;
import io.holdfast.policy.definition.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one run of a validation finds: everything goes into the variable that the document names, and what is to be prevented ends the
 * call. Belongs to one call.
 */
final class Findings {

    /** More than a person reads; a caller may send any number of parameters. */
    private static final int MOST = 100;

    private record Found(Finding finding, Action action) {}

    private final List<Found> all = new ArrayList<>();
    private boolean prevented;

    /** @param finding null if nothing was found */
    void add(@Nullable Finding finding, Action action) {
        if (finding != null && action != Action.IGNORE && all.size() < MOST) {
            all.add(new Found(finding, action));
            prevented |= action == Action.PREVENT;
        }
    }

    /** @throws PolicyException if something is to be prevented */
    void settle(PolicyElement element, @Nullable String variable, Exchange exchange) {
        if (all.isEmpty()) {
            return;
        }
        if (variable != null) {
            exchange.variable(variable, json());
        }
        if (prevented) {
            throw error(element);
        }
    }

    private PolicyException error(PolicyElement element) {
        boolean inbound = element.section() == Section.INBOUND;
        Finding first = all.stream()
                .filter(each -> each.action() == Action.PREVENT)
                .findFirst()
                .orElseThrow()
                .finding();
        return new PolicyException(
                inbound ? 400 : 502,
                element.name(),
                inbound ? "BadRequest" : "ResponseNotAllowed",
                first.said(),
                first.details());
    }

    /** As expressions see it: an array of objects. */
    private JArray json() {
        Work work = Work.standard();
        var list = new JArray();
        for (Found each : all) {
            var one = new JObject();
            one.add(work, "Name", JValue.text(each.finding().name()));
            one.add(work, "Type", JValue.text(each.finding().type()));
            one.add(work, "ValidationRule", JValue.text(each.finding().rule()));
            one.add(work, "Details", JValue.text(each.finding().details()));
            one.add(work, "Action", JValue.text(each.action().name().toLowerCase(Locale.ROOT)));
            list.add(work, one);
        }
        return list;
    }
}
