package io.holdfast.validation.json;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.AbstractKeyword;
import com.networknt.schema.keyword.BaseKeywordValidator;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The items of an array differ. Unlike the library's own, it compares texts and no trees, whose hash codes a caller can make collide: then
 * an array of a megabyte takes hours.
 */
final class UniqueItems extends AbstractKeyword {

    static final String NAME = "uniqueItems";

    UniqueItems() {
        super(NAME);
    }

    @Override
    public KeywordValidator newValidator(SchemaLocation location, JsonNode node, Schema parent, SchemaContext context) {
        return new Check(this, node, location, parent, context);
    }

    private static final class Check extends BaseKeywordValidator {

        private final boolean unique;

        Check(Keyword keyword, JsonNode node, SchemaLocation location, Schema parent, SchemaContext context) {
            super(keyword, node, location, parent, context);
            this.unique = node.asBoolean(false);
        }

        @Override
        public void validate(ExecutionContext execution, JsonNode node, JsonNode root, NodePath at) {
            if (!unique || !node.isArray()) {
                return;
            }
            Set<String> seen = new HashSet<>();
            for (JsonNode item : node) {
                var text = new StringBuilder();
                write(item, text);
                if (!seen.add(text.toString())) {
                    execution.addError(error().instanceNode(node)
                            .instanceLocation(at)
                            .evaluationPath(execution.getEvaluationPath())
                            .messageKey(NAME)
                            .locale(execution.getExecutionConfig().getLocale())
                            .build());
                    return;
                }
            }
        }
    }

    /** Equal for equal values and for no others: members in the order of their names, numbers by what they are. */
    private static void write(JsonNode node, StringBuilder to) {
        if (node.isObject()) {
            to.append('{');
            var members = new TreeMap<String, JsonNode>();
            node.properties().forEach(each -> members.put(each.getKey(), each.getValue()));
            members.forEach((name, value) -> {
                quote(name, to);
                write(value, to);
            });
            to.append('}');
        } else if (node.isArray()) {
            to.append('[');
            node.forEach(item -> {
                write(item, to);
                to.append(',');
            });
            to.append(']');
        } else if (node.isString()) {
            quote(node.asString(), to);
        } else if (node.isNumber()) {
            to.append(number(node));
        } else {
            to.append(node);
        }
    }

    private static void quote(String text, StringBuilder to) {
        to.append('"').append(text.length()).append(':').append(text);
    }

    private static String number(JsonNode node) {
        double value = node.doubleValue();
        if (Double.isInfinite(value) || Double.isNaN(value)) {
            return node.asString();
        }
        BigDecimal exact = node.decimalValue();
        return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toString();
    }
}
