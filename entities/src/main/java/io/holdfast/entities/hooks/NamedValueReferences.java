package io.holdfast.entities.hooks;

import com.google.auto.service.AutoService;
import io.holdfast.entities.Draft;
import io.holdfast.entities.EntityHook;
import io.holdfast.store.Transaction;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Backends and loggers: <code>{{name}}</code> where they say how to connect is the display name of a named value that exists. What a
 * resource named before may stay as it is.
 */
@AutoService(EntityHook.class)
public final class NamedValueReferences implements EntityHook {

    private static final Set<String> MEMBERS = Set.of("url", "credentials", "proxy");

    private static final Pattern REFERENCE = Pattern.compile("\\{\\{\\s*([A-Za-z0-9._-]{1,256})\\s*}}");

    @Override
    public void check(Draft draft, Transaction transaction) {
        Set<String> known = new HashSet<>();
        for (String top : MEMBERS) {
            draft.before().ifPresent(before -> each(top, before.path(top), (member, name) -> known.add(name)));
            each(top, draft.properties().path(top), (member, name) -> {
                if (!known.contains(name)
                        && NamedValueNames.find(draft, name, transaction).isEmpty()) {
                    draft.refuse(member, member + " names the named value '" + name + "', which does not exist.");
                }
            });
        }
    }

    /** Hands over each reference with the path of the member that it stands in. */
    private static void each(String path, JsonNode value, BiConsumer<String, String> visitor) {
        if (value.isString()) {
            REFERENCE.matcher(value.asString()).results().forEach(found -> visitor.accept(path, found.group(1)));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                each(path + "[" + i + "]", value.get(i), visitor);
            }
        } else {
            value.properties().forEach(member -> each(path + "." + member.getKey(), member.getValue(), visitor));
        }
    }
}
