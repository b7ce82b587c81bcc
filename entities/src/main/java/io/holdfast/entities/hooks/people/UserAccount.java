package io.holdfast.entities.hooks.people;

import com.google.auto.service.AutoService;
import io.holdfast.entities.Documents;
import io.holdfast.entities.Draft;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.EntityRefusals;
import io.holdfast.entities.EntityRequest;
import io.holdfast.entities.HookContext;
import io.holdfast.entities.Note;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.store.Transaction;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Users: the password is kept as a salted hash only; a new one is a developer; e-mail addresses are unique. */
@AutoService(EntityHook.class)
public final class UserAccount implements EntityHook {

    private static final String ADMINISTRATOR = "1";
    private static final String DEVELOPERS = "developers";
    private static final int MAX_PASSWORD = 256;

    /** The hash, so that the slow part happens before the transaction. */
    private static final Note<String> HASH = new Note<>();

    @Override
    public void prepare(Draft draft) {
        JsonNode password = draft.input().path("password");
        if (password.isString()) {
            String text = password.asString();
            if (text.isEmpty() || text.length() > MAX_PASSWORD) {
                draft.refuse("password", "password must have 1 to " + MAX_PASSWORD + " characters.");
            } else {
                draft.keep(HASH, PasswordHash.of(text));
            }
        }
    }

    @Override
    public void complete(Draft draft, Transaction transaction) {
        ObjectNode properties = draft.properties();
        draft.kept(HASH).ifPresent(hash -> properties.put("password", hash));
        if (draft.isNew()) {
            properties.put(
                    "registrationDate",
                    draft.context()
                            .clock()
                            .instant()
                            .truncatedTo(ChronoUnit.MILLIS)
                            .toString());
        }
        if (!properties.has("identities") && properties.path("email").isString()) {
            properties
                    .putArray("identities")
                    .addObject()
                    .put("provider", "Basic")
                    .put("id", properties.path("email").asString());
        }
    }

    @Override
    public void check(Draft draft, Transaction transaction) {
        String email = draft.properties().path("email").asString("");
        boolean same = draft.before()
                .filter(before -> before.path("email").asString("").equalsIgnoreCase(email))
                .isPresent();
        if (!same) {
            draft.context()
                    .unique()
                    .emails()
                    .owner(draft.call().request().service(), transaction, email)
                    .filter(owner -> !owner.equals(draft.key()))
                    .ifPresent(owner -> draft.refuse("email", "Another user has this email already."));
        }
    }

    @Override
    public void stored(Draft draft, Transaction transaction) {
        if (draft.isNew()
                && transaction.get(new ResourceKey("groups", "", DEVELOPERS)).isPresent()) {
            var key = new ResourceKey("groups/users", DEVELOPERS, draft.key().name());
            String path =
                    "groups/" + DEVELOPERS + "/users/" + draft.call().target().name();
            transaction.put(key, path, Documents.bytes(Documents.object()), null);
        }
    }

    @Override
    public void deleting(Resource resource, EntityRequest call, HookContext context, Transaction transaction) {
        if (resource.key().name().equals(ADMINISTRATOR)) {
            throw EntityRefusals.notAllowed("The built-in administrator (user '1') cannot be deleted.");
        }
    }
}
