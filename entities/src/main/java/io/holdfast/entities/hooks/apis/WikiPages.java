package io.holdfast.entities.hooks.apis;

import com.google.auto.service.AutoService;
import io.holdfast.entities.Documents;
import io.holdfast.entities.Draft;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.EntityRefusals;
import io.holdfast.entities.EntityRequest;
import io.holdfast.entities.HookContext;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ResourceType;
import io.holdfast.store.Transaction;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Wikis show existing pages, each once; a page that a wiki shows stays. */
@AutoService(EntityHook.class)
public final class WikiPages implements EntityHook {

    private static final String PAGES = "documentations";

    @Override
    public void check(Draft draft, Transaction transaction) {
        Set<String> seen = new HashSet<>();
        JsonNode documents = draft.properties().path("documents");
        for (int i = 0; i < documents.size(); i++) {
            String member = "documents[" + i + "].documentationId";
            String page = page(documents.get(i));
            if (page.isEmpty()
                    || transaction.get(new ResourceKey(PAGES, "", page)).isEmpty()) {
                draft.refuse(member, member + " must be the name of an existing documentation; it is none.");
            } else if (!seen.add(page)) {
                draft.refuse(member, member + " names a documentation that the wiki shows already.");
            }
        }
    }

    /** The name, whether it is written alone or as a path or id. */
    private static String page(JsonNode document) {
        String id = document.path("documentationId").asString("");
        return id.substring(id.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }

    @Override
    public void deleting(Resource resource, EntityRequest call, HookContext context, Transaction transaction) {
        if (!resource.key().type().endsWith(PAGES)) {
            return;
        }
        for (ResourceType type : context.catalog().types()) {
            if (type.segment().equals("wikis")) {
                transaction.<RuntimeException>scan(type.name(), null, wiki -> demandUnused(resource, wiki));
            }
        }
    }

    private static void demandUnused(Resource page, Resource wiki) {
        ObjectNode properties = Documents.properties(wiki);
        for (JsonNode document : properties.path("documents")) {
            if (page(document).equals(page.key().name())) {
                throw EntityRefusals.validation(
                        "documentationId",
                        "The documentation '" + page.name() + "' is in use by the wiki " + wiki.path()
                                + ". Take it out of that wiki first.");
            }
        }
    }
}
