package io.holdfast.entities.hooks.policies;

import io.holdfast.entities.PolicyScopes;
import io.holdfast.model.Catalog;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceType;
import io.holdfast.model.Space;
import io.holdfast.policy.PolicyDocument;
import io.holdfast.policy.PolicyFormat;
import io.holdfast.policy.PolicyProblem;
import io.holdfast.store.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** All policies of a service, and what is wrong with each. */
final class StoredPolicies {

    private final Catalog catalog;
    private final Reader reader;
    private final Restrictions restrictions;
    private final NamedValueNames.Read namedValues;

    StoredPolicies(Catalog catalog, Reader reader) {
        this.catalog = catalog;
        this.reader = reader;
        this.restrictions = Restrictions.in(reader);
        this.namedValues = new NamedValueNames.Read(reader);
    }

    /** Fragments among them. */
    void each(BiConsumer<Resource, PolicyDocument> visitor) {
        for (ResourceType type : PolicyScopes.types(catalog)) {
            reader.<RuntimeException>scan(
                    type.name(),
                    null,
                    policy -> visitor.accept(
                            policy, Language.LANGUAGE.parse(PolicyTexts.value(policy), PolicyFormat.RAWXML)));
        }
    }

    /** Against the restrictions only. */
    boolean compliant(Resource policy, PolicyDocument document) {
        return restrictions.violations(policy.key(), document).isEmpty();
    }

    /** As if it were written now. */
    List<String> problems(Resource policy, PolicyDocument document) {
        String type = policy.key().type();
        Space space = Space.of(policy.key());
        var references = new StoredReferences(
                catalog, reader, space, policy.key().above().orElse(null), namedValues.in(space));
        var problems = new ArrayList<>(Language.LANGUAGE.check(document, PolicyScopes.of(type), references).stream()
                .map(PolicyProblem::message)
                .toList());
        problems.addAll(restrictions.violations(policy.key(), document));
        return problems;
    }
}
