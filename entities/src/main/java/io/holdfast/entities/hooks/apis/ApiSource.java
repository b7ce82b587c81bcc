package io.holdfast.entities.hooks.apis;

import com.google.auto.service.AutoService;
import io.holdfast.entities.Documents;
import io.holdfast.entities.Draft;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.EntityRefusals;
import io.holdfast.entities.Note;
import io.holdfast.entities.hooks.policies.Language;
import io.holdfast.entities.hooks.policies.PolicyTexts;
import io.holdfast.entities.hooks.policies.Restrictions;
import io.holdfast.model.Resource;
import io.holdfast.model.api.ApiName;
import io.holdfast.policy.PolicyFormat;
import io.holdfast.store.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A new API with {@code sourceApiId} is a copy: of its properties where the caller says nothing, and of all that lies below it. So is
 * a new revision; without a source it starts with the properties of the current one and without operations.
 */
@AutoService(EntityHook.class)
public final class ApiSource implements EntityHook {

    private static final String MEMBER = "sourceApiId";
    private static final Set<String> OWN = Set.of("apiRevision", "apiRevisionDescription", "isCurrent", MEMBER);

    /** Two APIs cannot have one version, so a copy under another name has none unless the caller says which. */
    private static final Set<String> OF_A_VERSION = Set.of("apiVersion", "apiVersionDescription", "apiVersionSetId");

    private static final Note<Resource> SOURCE = new Note<>();

    @Override
    public void complete(Draft draft, Transaction transaction) {
        JsonNode named = draft.properties().remove(MEMBER);
        if (!draft.isNew()) {
            return;
        }
        ApiName name = ApiName.of(draft.key());
        if (named != null && named.isString()) {
            find(draft, named.asString(), transaction).ifPresent(source -> {
                draft.keep(SOURCE, source);
                inherit(draft, source, ApiName.of(source.key()).api().equals(name.api()));
            });
        } else if (name.revision() != null) {
            transaction.get(StoredApis.key(draft.space(), name)).ifPresent(current -> inherit(draft, current, true));
        }
    }

    private static Optional<Resource> find(Draft draft, String named, Transaction transaction) {
        Optional<Resource> source =
                StoredApis.find(draft.context().references().meant(named, draft), draft.space(), transaction);
        if (source.isEmpty()) {
            draft.refuse(
                    MEMBER,
                    MEMBER + " must name an existing API or revision as /apis/{id} or /apis/"
                            + new ApiName("{id}", "{n}") + "; '" + named + "' names none.");
        }
        return source;
    }

    private static void inherit(Draft draft, Resource source, boolean sameApi) {
        ObjectNode properties = draft.properties();
        Documents.properties(source).forEachEntry((member, value) -> {
            boolean own = OWN.contains(member) || (!sameApi && OF_A_VERSION.contains(member));
            boolean declared = draft.call().type().schema().members().contains(member);
            if (declared && !own && !properties.has(member)) {
                properties.set(member, value);
            }
        });
    }

    @Override
    public void stored(Draft draft, Transaction transaction) {
        draft.kept(SOURCE).ifPresent(source -> {
            var content = new ApiContent(draft.context().catalog(), transaction);
            Resource copy = transaction.get(draft.key()).orElseThrow();
            List<Resource> below = content.of(source.key());
            content.put(below, source, copy, transaction);
            if (!ApiName.of(copy.key()).api().equals(ApiName.of(source.key()).api())) {
                demandAllowed(content.of(copy.key()), transaction);
            }
        });
    }

    /** A copy must not bring policies to where they could not be written. */
    private static void demandAllowed(List<Resource> content, Transaction transaction) {
        Restrictions restrictions = Restrictions.in(transaction);
        if (restrictions.isEmpty()) {
            return;
        }
        for (Resource each : content) {
            if (each.key().type().endsWith("/policies")) {
                var document = Language.LANGUAGE.parse(PolicyTexts.value(each), PolicyFormat.RAWXML);
                restrictions.violations(each.key(), document).stream()
                        .findFirst()
                        .ifPresent(violation -> {
                            throw EntityRefusals.validation(
                                    MEMBER, "The copy's " + each.path() + " cannot be. " + violation);
                        });
            }
        }
    }
}
