package io.holdfast.entities.hooks.secrets;

import com.google.auto.service.AutoService;
import io.holdfast.arm.ArmResponse;
import io.holdfast.entities.Documents;
import io.holdfast.entities.Draft;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.EntityRefusals;
import io.holdfast.entities.EntityRequest;
import io.holdfast.entities.HookContext;
import io.holdfast.entities.Note;
import io.holdfast.entities.SecretReferences;
import io.holdfast.entities.SecretReferences.Answer;
import io.holdfast.entities.VaultedSecrets;
import io.holdfast.model.Resource;
import io.holdfast.store.Transaction;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Named values and certificates that lie in a key vault. A new reference must lead to a secret; one that led to a secret
 * before keeps its last value while the vault cannot be read, and says so in {@code lastStatus}.
 */
@AutoService(EntityHook.class)
public final class KeyVaultReference implements EntityHook {

    private static final String STATUS = "lastStatus";
    private static final Note<Answer> ANSWER = new Note<>();

    @Override
    public void prepare(Draft draft) {
        if (!(draft.input().get(VaultedSecrets.KEY_VAULT) instanceof ObjectNode given)) {
            return;
        }
        String member = VaultedSecrets.member(draft.key());
        if (draft.input().path(member).isString()) {
            draft.refuse(member, member + " cannot be given together with keyVault, where it comes from.");
            return;
        }
        JsonNode stored = draft.call()
                .configuration()
                .get(draft.key())
                .map(resource -> Documents.properties(resource).path(VaultedSecrets.KEY_VAULT))
                .orElseGet(Documents::object);
        ObjectNode reference = reference(draft.call(), given, stored);
        Optional<String> problem = SecretReferences.refuse(
                reference.path(VaultedSecrets.IDENTIFIER).asString(""));
        if (problem.isPresent()) {
            draft.refuse(VaultedSecrets.KEY_VAULT + "." + VaultedSecrets.IDENTIFIER, problem.get());
            return;
        }
        Answer answer =
                draft.context().secretReferences().ask(draft.call().request().service(), reference);
        if (answer.value() == null && !VaultedSecrets.same(reference, stored)) {
            draft.refuse(VaultedSecrets.KEY_VAULT + "." + VaultedSecrets.IDENTIFIER, String.valueOf(answer.message()));
        }
        draft.keep(ANSWER, answer);
    }

    /** A PATCH may give a part of the reference only. */
    private static ObjectNode reference(EntityRequest call, ObjectNode given, JsonNode stored) {
        ObjectNode reference = Documents.object();
        for (String member : new String[] {VaultedSecrets.IDENTIFIER, VaultedSecrets.CLIENT}) {
            JsonNode value = given.has(member) || !call.request().method().equals("PATCH")
                    ? given.path(member)
                    : stored.path(member);
            if (value.isString()) {
                reference.set(member, value);
            }
        }
        return reference;
    }

    /** What the vault gave for this draft; null if it was not asked or gave nothing. */
    static @Nullable String value(Draft draft) {
        return draft.kept(ANSWER).map(Answer::value).orElse(null);
    }

    @Override
    public void complete(Draft draft, Transaction transaction) {
        if (!(draft.properties().get(VaultedSecrets.KEY_VAULT) instanceof ObjectNode keyVault)) {
            return;
        }
        keyVault.remove(STATUS);
        draft.before()
                .map(before -> before.path(VaultedSecrets.KEY_VAULT).get(STATUS))
                .ifPresent(status -> keyVault.set(STATUS, status));
        draft.kept(ANSWER).ifPresent(answer -> keyVault.set(STATUS, answer.status()));
        String value = value(draft);
        String member = VaultedSecrets.member(draft.key());
        if (value != null) {
            draft.properties().put(member, value);
        }
        if (member.equals(VaultedSecrets.VALUE)) {
            draft.properties().put("secret", true);
        }
    }

    @Override
    public void check(Draft draft, Transaction transaction) {
        String member = VaultedSecrets.member(draft.key());
        if (draft.properties().has(VaultedSecrets.KEY_VAULT)
                && draft.input().path(member).isString()) {
            draft.refuse(member, member + " comes from the key vault. Leave it out, or set keyVault to null.");
        }
    }

    @Override
    public Optional<Predicate<Resource>> selection(EntityRequest call, HookContext context) {
        return call.flag("iskeyvaultrefreshfailed") ? Optional.of(KeyVaultReference::failed) : Optional.empty();
    }

    private static boolean failed(Resource resource) {
        return !Documents.properties(resource)
                .path(VaultedSecrets.KEY_VAULT)
                .path(STATUS)
                .path("code")
                .asString(VaultedSecrets.SUCCESS)
                .equals(VaultedSecrets.SUCCESS);
    }

    @Override
    public Optional<ArmResponse> beforeAction(String action, EntityRequest call, HookContext context) {
        Resource resource = call.resource();
        if (!Documents.properties(resource).has(VaultedSecrets.KEY_VAULT)) {
            throw EntityRefusals.validation(
                    VaultedSecrets.KEY_VAULT, "'" + resource.name() + "' does not lie in a key vault.");
        }
        Answer answer = VaultedSecrets.refresh(
                call.configuration(), call.request().service(), resource, context.secretReferences(), true);
        if (answer.value() == null) {
            throw EntityRefusals.validation(
                    VaultedSecrets.KEY_VAULT + "." + VaultedSecrets.IDENTIFIER, String.valueOf(answer.message()));
        }
        return Optional.of(ArmResponse.empty(200));
    }
}
