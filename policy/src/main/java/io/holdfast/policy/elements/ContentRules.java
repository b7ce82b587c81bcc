package io.holdfast.policy.elements;

import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Value;
import io.holdfast.policy.definition.ContentRule;
import io.holdfast.policy.definition.Representation;
import io.holdfast.validation.json.Rules;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How bodies of which content type are looked at. */
record ContentRules(List<One> all) {

    /** @param mediaType null for every one that the definition has */
    record One(@Nullable String mediaType, ContentRule rule, Value<Action> action) {

        boolean isFor(String type, boolean specified) {
            return mediaType == null ? specified : mediaType.equals(type);
        }
    }

    static ContentRules of(PolicyElement element) {
        return new ContentRules(
                element.children("content").stream().map(ContentRules::one).toList());
    }

    /** The schemas of the service that they name. */
    Set<String> schemas() {
        return all.stream()
                .map(each -> each.rule().schemaId())
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static One one(PolicyElement element) {
        String type = element.literalOrNull("type");
        String additional = element.literalOrNull("allow-additional-properties");
        var rule = new ContentRule(
                as(element),
                element.literal("schema-id", ""),
                element.literal("schema-ref", ""),
                new Rules(
                        additional == null ? null : element.literalFlag("allow-additional-properties", false),
                        element.literalFlag("case-insensitive-property-names", false)));
        return new One(
                type == null || type.isBlank() ? null : Representation.mediaType(type),
                rule,
                element.choice("action", Action.class));
    }

    private static ContentRule.As as(PolicyElement element) {
        if (!element.has("validate-as")) {
            throw element.refuse("its attribute 'validate-as' is missing");
        }
        return element.literalChoice("validate-as", ContentRule.As.JSON);
    }
}
