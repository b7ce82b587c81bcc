package io.holdfast.entities.hooks.policies;

import com.google.auto.service.AutoService;
import io.holdfast.entities.Documents;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.EntityRefusals;
import io.holdfast.entities.EntityRequest;
import io.holdfast.entities.HookContext;
import io.holdfast.model.Catalog;
import io.holdfast.model.Resource;
import io.holdfast.model.Space;
import io.holdfast.store.Transaction;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a policy uses is not deleted: named values (also those that backends and loggers use), backends, certificates, loggers
 * and policy fragments. Named values are found by their text, the others as the check of policies finds them; certificates
 * by their thumbprint as well. Policies of a workspace use what lies in it, all others what lies in the service.
 */
@AutoService(EntityHook.class)
public final class UsedByPolicies implements EntityHook {

    @Override
    public void deleting(Resource resource, EntityRequest call, HookContext context, Transaction transaction) {
        String kind = segment(resource.key().type());
        List<Resource> users = users(kind, resource, context.catalog(), transaction);
        if (!users.isEmpty()) {
            Resource user = users.getFirst();
            throw EntityRefusals.validation(
                    target(kind),
                    "The " + noun(kind) + " '" + name(kind, resource) + "' is in use by the "
                            + noun(segment(user.key().type())) + " " + user.path()
                            + (users.size() == 1 ? "" : " and " + (users.size() - 1) + " more") + ". Change "
                            + (users.size() == 1 ? "it" : "them") + " first.");
        }
    }

    private static List<Resource> users(String kind, Resource resource, Catalog catalog, Transaction transaction) {
        Space space = Space.of(resource.key());
        if (kind.equals("namedValues")) {
            return NamedValueUses.of(space, name(kind, resource), catalog, transaction);
        }
        Predicate<Resource> uses = kind.equals("certificates")
                ? byId(kind, resource).or(byThumbprint(Documents.properties(resource)))
                : byId(kind, resource);
        return PolicyTexts.matching(uses, space, catalog, transaction);
    }

    /** Most documents do not even contain the letters of the id, and are not parsed. */
    private static Predicate<Resource> byId(String kind, Resource resource) {
        String id = resource.key().name();
        return policy -> (contains(PolicyTexts.value(policy), id)
                        || PolicyTexts.value(policy).contains("&#"))
                && PolicyMentions.of(policy).include(kind, id);
    }

    private static boolean contains(String text, String lowerCase) {
        return text.toLowerCase(Locale.ROOT).contains(lowerCase);
    }

    private static Predicate<Resource> byThumbprint(ObjectNode certificate) {
        String thumbprint = certificate.path("thumbprint").asString("");
        if (thumbprint.isEmpty()) {
            return policy -> false;
        }
        Pattern use = Pattern.compile(
                "<authentication-certificate\\b[^>]*\\bthumbprint\\s*=\\s*[\"']\\s*" + Pattern.quote(thumbprint),
                Pattern.CASE_INSENSITIVE);
        return policy -> use.matcher(PolicyTexts.value(policy)).find();
    }

    private static String segment(String type) {
        return type.substring(type.lastIndexOf('/') + 1);
    }

    private static String name(String kind, Resource resource) {
        return kind.equals("namedValues")
                ? Documents.properties(resource).path("displayName").asString(resource.name())
                : resource.name();
    }

    private static String target(String kind) {
        return switch (kind) {
            case "namedValues" -> "displayName";
            case "policyFragments" -> "fragmentId";
            default -> kind.substring(0, kind.length() - 1) + "Id";
        };
    }

    private static String noun(String kind) {
        return switch (kind) {
            case "namedValues" -> "named value";
            case "policies" -> "policy";
            case "policyFragments" -> "policy fragment";
            default -> kind.substring(0, kind.length() - 1);
        };
    }
}
