package io.holdfast.entities.hooks.policies;

import com.google.auto.service.AutoService;
import io.holdfast.arm.ArmResponse;
import io.holdfast.entities.Documents;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.EntityRefusals;
import io.holdfast.entities.EntityRequest;
import io.holdfast.entities.HookContext;
import io.holdfast.entities.Listing;
import io.holdfast.model.ServiceId;
import io.holdfast.policy.KnownElement;
import io.holdfast.policy.PolicyScope;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** The elements that policies may use. */
@AutoService(EntityHook.class)
public final class PolicyDescriptions implements EntityHook {

    private static final int ALL = -1;

    /** The words of the query, each with its bit in {@code scope}. */
    private enum Word {
        TENANT(PolicyScope.GLOBAL, 1),
        PRODUCT(PolicyScope.PRODUCT, 2),
        API(PolicyScope.API, 4),
        OPERATION(PolicyScope.OPERATION, 8);

        private final PolicyScope scope;
        private final int bit;

        Word(PolicyScope scope, int bit) {
            this.scope = scope;
            this.bit = bit;
        }

        int in(Set<PolicyScope> scopes) {
            return scopes.contains(scope) ? bit : 0;
        }
    }

    @Override
    public ArmResponse compute(EntityRequest call, HookContext context) {
        var items = new Listing(call);
        int asked = asked(call);
        String service = call.request().service().toString();
        for (KnownElement element : Language.LANGUAGE.elements()) {
            int scopes = bits(element.scopes());
            if (asked == ALL || (scopes & asked) != 0) {
                ObjectNode fields = Documents.object();
                fields.put("name", element.name()).put("description", description(element));
                items.add(fields, () -> item(element, scopes, service));
            }
        }
        return items.answer();
    }

    private static int bits(Set<PolicyScope> scopes) {
        return Arrays.stream(Word.values()).mapToInt(word -> word.in(scopes)).sum();
    }

    private static int asked(EntityRequest call) {
        String asked = call.query("scope");
        if (asked == null || asked.isBlank() || asked.equalsIgnoreCase("All")) {
            return ALL;
        }
        return Arrays.stream(Word.values())
                .filter(word -> word.name().equalsIgnoreCase(asked))
                .map(word -> word.bit)
                .findFirst()
                .orElseThrow(() -> EntityRefusals.validation("scope", "scope must be one of " + words() + ", All."));
    }

    private static String words() {
        return Arrays.stream(Word.values())
                .map(word -> word.name().charAt(0) + word.name().substring(1).toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static String description(KnownElement element) {
        return element.runs()
                ? element.description()
                : element.description() + " Accepted, but not run: traffic that reaches it is refused.";
    }

    private static ObjectNode item(KnownElement element, int scopes, String service) {
        ObjectNode item = Documents.object();
        item.put("id", service + "/policyDescriptions/" + element.name());
        item.put("type", ServiceId.TYPE + "/policyDescriptions").put("name", element.name());
        item.putObject("properties").put("description", description(element)).put("scope", scopes);
        return item;
    }
}
