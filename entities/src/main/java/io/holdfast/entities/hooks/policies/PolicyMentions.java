package io.holdfast.entities.hooks.policies;

import io.holdfast.entities.PolicyScopes;
import io.holdfast.model.Resource;
import io.holdfast.policy.PolicyFormat;
import io.holdfast.policy.References;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** What a stored document refers to, found by the check that demands it when the document is written. */
final class PolicyMentions implements References {

    private final Set<String> mentioned = new HashSet<>();

    private PolicyMentions() {}

    static PolicyMentions of(Resource policy) {
        var mentions = new PolicyMentions();
        Language.LANGUAGE.check(
                Language.LANGUAGE.parse(PolicyTexts.value(policy), PolicyFormat.RAWXML),
                PolicyScopes.of(policy.key().type()),
                mentions);
        return mentions;
    }

    /** @param kind the segment of the type, for example {@code backends} */
    boolean include(String kind, String id) {
        return mentioned.contains(kind + "/" + id.toLowerCase(Locale.ROOT));
    }

    private boolean note(String kind, String id) {
        mentioned.add(kind + "/" + id.strip().toLowerCase(Locale.ROOT));
        return true;
    }

    @Override
    public boolean hasNamedValue(String displayName) {
        return true;
    }

    @Override
    public boolean hasBackend(String id) {
        return note("backends", id);
    }

    @Override
    public boolean hasFragment(String id) {
        return note("policyFragments", id);
    }

    @Override
    public boolean hasLogger(String id) {
        return note("loggers", id);
    }

    @Override
    public boolean hasCertificate(String id) {
        return note("certificates", id);
    }
}
