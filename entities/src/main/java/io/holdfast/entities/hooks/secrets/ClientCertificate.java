package io.holdfast.entities.hooks.secrets;

import com.google.auto.service.AutoService;
import io.holdfast.entities.Documents;
import io.holdfast.entities.Draft;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.EntityRefusals;
import io.holdfast.entities.EntityRequest;
import io.holdfast.entities.HookContext;
import io.holdfast.entities.Note;
import io.holdfast.entities.PfxCertificate;
import io.holdfast.model.MemberPath;
import io.holdfast.model.Resource;
import io.holdfast.model.Space;
import io.holdfast.store.Transaction;
import tools.jackson.databind.node.ObjectNode;

/** Certificates: read when they are written, described by what they say themselves, kept while a backend or gateway uses them. */
@AutoService(EntityHook.class)
public final class ClientCertificate implements EntityHook {

    private static final MemberPath THUMBPRINTS = MemberPath.of("credentials.certificate[]");

    private static final Note<PfxCertificate> READ = new Note<>();

    @Override
    public void prepare(Draft draft) {
        ObjectNode input = draft.input();
        String vaulted = KeyVaultReference.value(draft);
        if (vaulted == null && !input.path("data").isString()) {
            if (input.path("password").isString()) {
                draft.refuse("data", "data is required when password is given.");
            }
            return;
        }
        try {
            draft.keep(
                    READ,
                    vaulted == null
                            ? PfxCertificate.read(
                                    input.path("data").asString(),
                                    input.path("password").asString(""))
                            : PfxCertificate.read(vaulted, ""));
        } catch (PfxCertificate.UnreadableException e) {
            draft.refuse(vaulted == null ? e.member() : "keyVault.secretIdentifier", e.text());
        }
    }

    @Override
    public void complete(Draft draft, Transaction transaction) {
        draft.kept(READ).ifPresent(certificate -> {
            certificate.describe(draft.properties());
            // The password of an earlier certificate does not open this one.
            if (!draft.input().path("password").isString()) {
                draft.properties().remove("password");
            }
        });
    }

    @Override
    public void check(Draft draft, Transaction transaction) {
        if (!draft.properties().has("thumbprint")) {
            draft.refuse("data", "data is required unless keyVault is given.");
        }
    }

    @Override
    public void deleting(Resource resource, EntityRequest call, HookContext context, Transaction transaction) {
        String thumbprint = Documents.properties(resource).path("thumbprint").asString("");
        Space space = Space.of(resource.key());
        transaction.scan(space.type("backends"), space.name(""), backend -> {
            boolean uses = THUMBPRINTS.in(Documents.properties(backend)).stream()
                    .anyMatch(place -> place.value().asString("").equalsIgnoreCase(thumbprint));
            if (uses) {
                throw inUse(resource, "the backend " + backend.name());
            }
        });
        transaction.scan("gateways/certificateAuthorities", null, authority -> {
            if (space.isService()
                    && authority.key().name().equals(resource.key().name())) {
                throw inUse(resource, authority.path());
            }
        });
    }

    private static RuntimeException inUse(Resource certificate, String user) {
        return EntityRefusals.validation(
                "certificateId",
                "The certificate '" + certificate.name() + "' is in use by " + user + ". Change that first.");
    }
}
