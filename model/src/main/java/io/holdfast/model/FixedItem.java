package io.holdfast.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An item that every service has without anybody having made it. It is stored only once it differs from this, so that
 * services of older versions have it, too, and backups hold only what somebody decided.
 *
 * @param properties what it is until it is changed; members that a change leaves out are as they are here
 * @param members the only members that this item has, of those that the schema declares; null for all
 */
public record FixedItem(ObjectNode properties, @Nullable List<String> members) {

    @JsonCreator
    public FixedItem(@Nullable ObjectNode properties, @Nullable List<String> members) {
        this.properties = properties == null ? JsonNodeFactory.instance.objectNode() : properties;
        this.members = members == null ? null : List.copyOf(members);
    }

    public boolean has(String member) {
        return members == null || members.contains(member);
    }

    /** Sets what is missing, and removes what this item does not have. */
    public void complete(ObjectNode written) {
        List.copyOf(written.propertyNames()).stream()
                .filter(member -> !has(member))
                .forEach(written::remove);
        properties.properties().forEach(member -> {
            if (!written.has(member.getKey())) {
                written.set(member.getKey(), member.getValue().deepCopy());
            }
        });
    }
}
