package io.holdfast.entities.hooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.model.Catalog;
import io.holdfast.model.Resource;
import io.holdfast.model.Space;
import io.holdfast.store.Transaction;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where named values are used: policies, fragments, backends and loggers, also in their secret members. References have no
 * character that JSON escapes, so documents are searched as they are stored.
 */
final class NamedValueUses {

    private static final Set<String> USERS = Set.of("policies", "policyFragments", "backends", "loggers");

    private NamedValueUses() {}

    static List<Resource> of(Space space, String displayName, Catalog catalog, Transaction transaction) {
        Pattern reference = reference(displayName);
        return PolicyTexts.matching(USERS, each -> contains(each, reference), space, catalog, transaction);
    }

    /** Blanks around the name do not count. */
    private static Pattern reference(String displayName) {
        return Pattern.compile("\\{\\{\\s*" + Pattern.quote(displayName) + "\\s*}}");
    }

    static void rename(Space space, String before, String after, Catalog catalog, Transaction transaction) {
        for (Resource user : of(space, before, catalog, transaction)) {
            byte @Nullable [] secrets = user.secrets();
            transaction.put(
                    user.key(),
                    user.path(),
                    replaced(user.document(), before, after),
                    secrets == null ? null : replaced(secrets, before, after));
        }
    }

    private static byte[] replaced(byte[] document, String before, String after) {
        return reference(before)
                .matcher(new String(document, UTF_8))
                .replaceAll(Matcher.quoteReplacement("{{" + after + "}}"))
                .getBytes(UTF_8);
    }

    private static boolean contains(Resource resource, Pattern reference) {
        byte[] secrets = resource.secrets();
        return reference.matcher(new String(resource.document(), UTF_8)).find()
                || (secrets != null
                        && reference.matcher(new String(secrets, UTF_8)).find());
    }
}
