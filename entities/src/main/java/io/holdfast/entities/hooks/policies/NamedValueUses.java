package io.holdfast.entities.hooks.policies;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.entities.Documents;
import io.holdfast.entities.PolicyScopes;
import io.holdfast.model.Catalog;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceType;
import io.holdfast.model.Space;
import io.holdfast.policy.PolicyFormat;
import io.holdfast.policy.PolicyScope;
import io.holdfast.store.Transaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where named values are used: policies and fragments, as their check finds it, and the members of other types that their descriptors name,
 * secret ones too.
 */
public final class NamedValueUses {

    private NamedValueUses() {}

    static List<Resource> of(Space space, String displayName, Catalog catalog, Transaction transaction) {
        Set<String> policies = policies(catalog);
        var found = new ArrayList<Resource>();
        for (ResourceType type : catalog.types()) {
            boolean policy = policies.contains(type.name());
            boolean here = type.name().equals(space.type(Space.plain(type.name())));
            if (here && (policy || !type.namedValues().isEmpty())) {
                transaction.scan(type.name(), null, each -> {
                    if (space.holds(each.key())
                            && (policy ? inPolicy(each, displayName) : inMembers(each, type, displayName))) {
                        found.add(each);
                    }
                });
            }
        }
        return found;
    }

    private static Set<String> policies(Catalog catalog) {
        var names = new HashSet<String>();
        PolicyScopes.types(catalog).forEach(type -> names.add(type.name()));
        return names;
    }

    /** Most documents do not even contain the letters of the name, and are not parsed. */
    private static boolean inPolicy(Resource policy, String displayName) {
        String text = PolicyTexts.value(policy);
        return (text.contains(displayName) || text.contains("&#"))
                && Language.LANGUAGE.namedValues(parsed(text), scope(policy)).contains(displayName);
    }

    private static io.holdfast.policy.PolicyDocument parsed(String text) {
        return Language.LANGUAGE.parse(text, PolicyFormat.RAWXML);
    }

    private static PolicyScope scope(Resource policy) {
        return PolicyScopes.of(policy.key().type());
    }

    private static boolean inMembers(Resource resource, ResourceType type, String displayName) {
        byte[] secrets = resource.secrets();
        return inMembers(resource.document(), type, displayName)
                || (secrets != null && inMembers(secrets, type, displayName));
    }

    private static boolean inMembers(byte[] document, ResourceType type, String displayName) {
        if (!new String(document, UTF_8).contains(displayName)) {
            return false;
        }
        var found = new HashSet<String>();
        NamedValueMembers.each(type, JsonMapper.shared().readTree(document), (member, name) -> found.add(name));
        return found.contains(displayName);
    }

    public static void rename(Space space, String before, String after, Catalog catalog, Transaction transaction) {
        Set<String> policies = policies(catalog);
        for (Resource user : of(space, before, catalog, transaction)) {
            ObjectNode properties = Documents.properties(user);
            ObjectNode secrets = Documents.secrets(user);
            if (policies.contains(user.key().type())) {
                properties.put(
                        "value",
                        Language.LANGUAGE.renameNamedValue(
                                parsed(PolicyTexts.value(user)), scope(user), before, after));
            } else {
                ResourceType type = catalog.type(user.key().type()).orElseThrow();
                NamedValueMembers.rename(type, properties, before, after);
                NamedValueMembers.rename(type, secrets, before, after);
            }
            transaction.put(
                    user.key(),
                    user.path(),
                    Documents.bytes(properties),
                    user.secrets() == null ? null : Documents.bytes(secrets));
        }
    }
}
