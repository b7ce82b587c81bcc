package io.holdfast.entities;

import io.holdfast.arm.ArmException;
import io.holdfast.entities.filter.Filter;
import io.holdfast.entities.filter.FilterException;
import io.holdfast.model.FilterField;
import io.holdfast.model.MemberPath;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceType;
import io.holdfast.model.Space;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Applies a {@code $filter} to resources, within what their descriptor allows. */
final class Filters {

    private Filters() {}

    static boolean none(@Nullable String filter) {
        return filter == null || filter.isBlank();
    }

    /** @throws ArmException 400 if the filter cannot be understood or names what the type does not allow */
    static Predicate<Resource> of(
            @Nullable String text, ResourceType type, EntityRequest call, ResourceReferences references) {
        if (text == null || text.isBlank()) {
            return resource -> true;
        }
        Filter filter = parse(text, type, (field, string) -> relative(type, field, string, call.serviceId()));
        return resource -> {
            ObjectNode properties = Documents.properties(resource);
            return filter.matches(field -> value(type, field, resource, properties, references));
        };
    }

    /** The same for items that are not stored. */
    static Predicate<ObjectNode> ofItems(@Nullable String text, ResourceType type) {
        if (text == null || text.isBlank()) {
            return item -> true;
        }
        Filter filter = parse(text, type, (field, string) -> string);
        return item -> filter.matches(
                field -> item.path(find(type, field).orElseThrow().member()));
    }

    private static Filter parse(String text, ResourceType type, BinaryOperator<String> strings) {
        try {
            Filter filter = Filter.parse(text, strings);
            filter.visit((field, operator) -> check(type, field, operator));
            return filter;
        } catch (FilterException e) {
            throw EntityRefusals.validation("$filter", e.text());
        }
    }

    /** References are shown as full ids and stored without the service: a filter may name either. */
    private static String relative(ResourceType type, String field, String string, String service) {
        boolean reference = find(type, field)
                .filter(found -> found.target() == null)
                .filter(found -> type.references().stream()
                        .anyMatch(each -> each.member().equals(found.member())))
                .isPresent();
        return reference && string.regionMatches(true, 0, service + "/", 0, service.length() + 1)
                ? string.substring(service.length())
                : string;
    }

    private static void check(ResourceType type, String field, String operator) {
        FilterField allowed = find(type, field)
                .orElseThrow(() -> new FilterException("$filter cannot name '" + field + "'. It can name: "
                        + String.join(
                                ", ",
                                type.filterable().stream()
                                        .map(FilterField::field)
                                        .toList()) + "."));
        if (!allowed.allows(operator)) {
            throw new FilterException("$filter allows only " + String.join(", ", allowed.operators()) + " on '" + field
                    + "', not " + operator + ".");
        }
    }

    private static Optional<FilterField> find(ResourceType type, String field) {
        return type.filterable().stream()
                .filter(each -> each.field().equalsIgnoreCase(field))
                .findFirst();
    }

    private static JsonNode value(
            ResourceType type, String name, Resource resource, ObjectNode properties, ResourceReferences references) {
        FilterField field = find(type, name).orElseThrow();
        if (field.member().equals("name")) {
            return JsonNodeFactory.instance.stringNode(resource.name());
        }
        JsonNode value = MemberPath.of(field.member()).in(properties).stream()
                .findFirst()
                .map(MemberPath.Place::value)
                .orElse(MissingNode.getInstance());
        String target = field.target();
        if (target == null || !value.isString()) {
            return value;
        }
        return references
                .target(value.asString())
                .filter(key -> Space.plain(key.type()).equals(target))
                .<JsonNode>map(key -> JsonNodeFactory.instance.stringNode(key.name()))
                .orElse(MissingNode.getInstance());
    }
}
