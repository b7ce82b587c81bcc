package io.holdfast.entities.hooks.tags;

import com.google.auto.service.AutoService;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.EntityRequest;
import io.holdfast.entities.HookContext;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Lists of what can have tags: {@code tags=a,b} leaves those with one of the tags. */
@AutoService(EntityHook.class)
public final class TaggedWith implements EntityHook {

    @Override
    public Optional<Predicate<Resource>> selection(EntityRequest call, HookContext context) {
        String asked = call.query("tags");
        // Some clients send a boolean there, which asks for nothing that a list could show.
        if (asked == null || asked.isBlank() || asked.equalsIgnoreCase("true") || asked.equalsIgnoreCase("false")) {
            return Optional.empty();
        }
        var names = Arrays.stream(asked.toLowerCase(Locale.ROOT).split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty() && name.indexOf('/') < 0)
                .toList();
        return Optional.of(resource -> names.stream().anyMatch(name -> has(resource.key(), name, call)));
    }

    private static boolean has(ResourceKey resource, String tag, EntityRequest call) {
        return call.configuration().get(resource.child("tags", tag)).isPresent();
    }
}
