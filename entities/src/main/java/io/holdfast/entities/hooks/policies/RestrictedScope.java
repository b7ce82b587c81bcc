package io.holdfast.entities.hooks.policies;

import com.google.auto.service.AutoService;
import io.holdfast.entities.Draft;
import io.holdfast.entities.EntityHook;
import io.holdfast.model.Catalog;
import io.holdfast.model.reference.ResourceReference;
import io.holdfast.store.Transaction;
import java.util.Locale;

/** Policy restrictions: the scope is a path below the service, stored without the service. */
@AutoService(EntityHook.class)
public final class RestrictedScope implements EntityHook {

    private static final String POLICY = "/policies/policy";

    @Override
    public void check(Draft draft, Transaction transaction) {
        String written = draft.properties().path("scope").asString("");
        var reference = ResourceReference.of(written);
        String scope = scope(reference);
        if (!written.isBlank()
                && reference.isAbout(draft.call().request().service())
                && known(scope, draft.context().catalog())) {
            draft.properties().put("scope", scope);
        } else {
            draft.refuse(
                    "scope",
                    "scope must be / for the whole service, a collection such as /apis or /products, or what has policies"
                            + " such as /apis/{id} or /apis/{id}/operations/{id}.");
        }
    }

    /** A policy document stands for the scope that it is the policy of. */
    private static String scope(ResourceReference reference) {
        String path = "/" + String.join("/", reference.segments());
        return path.toLowerCase(Locale.ROOT).endsWith(POLICY)
                ? "/" + path.substring(1, Math.max(1, path.length() - POLICY.length()))
                : path;
    }

    private static boolean known(String scope, Catalog catalog) {
        return scope.equals("/")
                || catalog.match(ResourceReference.of(scope).segments())
                        .filter(target -> target.action() == null)
                        .filter(target -> catalog.all().stream()
                                .anyMatch(type ->
                                        type.name().startsWith(target.type().name() + "/")
                                                && type.segment().equals("policies")))
                        .isPresent();
    }
}
