package io.holdfast.model;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON Schema (2020-12) of the {@code properties} of a resource type. Beyond the standard, {@code readOnly} marks a
 * member that callers cannot set and {@code writeOnly} one that is taken but neither stored nor shown.
 *
 * <p>The validator is built when it is first needed, so that starting up does not pay for it.
 */
public final class PropertiesSchema {

    private final ObjectNode schema;
    private final Map<String, JsonNode> members = new LinkedHashMap<>();
    private final Pruner pruner;
    private volatile @Nullable Schema validator;

    PropertiesSchema(@Nullable ObjectNode schema) {
        this.schema = schema == null ? JsonNodeFactory.instance.objectNode() : schema;
        this.schema.put("type", "object");
        this.schema.path("properties").properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        this.pruner = new Pruner(this.schema);
    }

    /** The declared members, in the order in which they are shown. */
    public Set<String> members() {
        return members.keySet();
    }

    /** The schema of one member, for the documentation; a missing node when it is not declared. */
    public JsonNode member(String name) {
        return schema.path("properties").path(name);
    }

    public boolean required(String name) {
        for (JsonNode member : schema.path("required")) {
            if (member.asString().equals(name)) {
                return true;
            }
        }
        return false;
    }

    public boolean readOnly(String name) {
        return member(name).path("readOnly").asBoolean(false);
    }

    public boolean writeOnly(String name) {
        return member(name).path("writeOnly").asBoolean(false);
    }

    /** Whether any members are taken as they come: nothing is declared, nothing pruned. */
    public boolean open() {
        return Pruner.open(schema);
    }

    /** Removes null members (they mean "unset") and members that are not declared, at every depth. */
    public void prune(ObjectNode properties) {
        pruner.prune(properties);
    }

    /** Sets members that have a default and are missing. */
    public void addDefaults(ObjectNode properties) {
        members.forEach((name, member) -> {
            JsonNode value = member.get("default");
            if (value != null && !properties.has(name)) {
                properties.set(name, value.deepCopy());
            }
        });
    }

    /** Everything that is wrong with {@code properties}, in the order of the document. */
    public List<Violation> check(ObjectNode properties) {
        return validator().validate(properties).stream()
                .map(Violations::of)
                .distinct()
                .toList();
    }

    private Schema validator() {
        Schema built = validator;
        if (built == null) {
            built = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema);
            validator = built;
        }
        return built;
    }
}
