package io.holdfast.gateway.routes;

import io.holdfast.model.template.SegmentPattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The operations of an API, by the segments of their templates. From the left, literal text wins over mixed segments, these over a
 * parameter, and a parameter over the rest; a choice that leads nowhere is taken back. A node is visited at most once in a search,
 * so a request costs at most the size of the tree. Nodes are arrays, because a large service has millions of them.
 */
final class OperationTree {

    private static final Comparator<Operation> BY_METHOD_MOST_DEMANDING_FIRST = Comparator.comparing(Operation::method)
            .thenComparing(Comparator.comparingInt(
                            (Operation operation) -> operation.template().demands())
                    .thenComparingInt(operation -> operation.template().values())
                    .reversed())
            .thenComparing(Operation::id);

    private static final String[] NO_WORDS = {};
    private static final Node[] NO_NODES = {};
    private static final SegmentPattern[] NO_PATTERNS = {};
    private static final Operation[] NO_OPERATIONS = {};

    /**
     * @param words literal segments, ascending; {@code literals} has their nodes
     * @param patterns mixed segments, the one with most fixed characters first; {@code mixed} has their nodes
     * @param here operations that end here; {@code rest} those that take all that follows
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Node(
            String[] words,
            Node[] literals,
            SegmentPattern[] patterns,
            Node[] mixed,
            @Nullable Node parameter,
            Operation[] here,
            Operation[] rest) {}

    private final Node root;

    OperationTree(Collection<Operation> operations) {
        root = node(operations, 0);
    }

    /** @param operations those whose first {@code depth} segments lead to this node */
    private static Node node(Collection<Operation> operations, int depth) {
        var literals = new TreeMap<String, List<Operation>>();
        var mixed = new LinkedHashMap<SegmentPattern, List<Operation>>();
        var parameter = new ArrayList<Operation>();
        var here = new ArrayList<Operation>();
        var rest = new ArrayList<Operation>();
        for (Operation operation : operations) {
            List<SegmentPattern> segments = operation.template().segments();
            if (segments.size() == depth) {
                (operation.template().hasRest() ? rest : here).add(operation);
                continue;
            }
            SegmentPattern segment = segments.get(depth);
            if (segment.isLiteral()) {
                literals.computeIfAbsent(segment.literal(), word -> new ArrayList<>())
                        .add(operation);
            } else if (segment.isParameter()) {
                parameter.add(operation);
            } else {
                mixed.computeIfAbsent(segment, pattern -> new ArrayList<>()).add(operation);
            }
        }
        List<SegmentPattern> patterns = mixed.keySet().stream()
                .sorted(Comparator.comparingInt(SegmentPattern::fixed).reversed())
                .toList();
        return new Node(
                literals.isEmpty() ? NO_WORDS : literals.keySet().toArray(NO_WORDS),
                nodes(literals.keySet(), literals, depth),
                patterns.isEmpty() ? NO_PATTERNS : patterns.toArray(NO_PATTERNS),
                nodes(patterns, mixed, depth),
                parameter.isEmpty() ? null : node(parameter, depth + 1),
                sorted(here),
                sorted(rest));
    }

    private static <K> Node[] nodes(Collection<K> keys, Map<K, List<Operation>> operations, int depth) {
        if (keys.isEmpty()) {
            return NO_NODES;
        }
        var nodes = new Node[keys.size()];
        int i = 0;
        // No stream: each of its steps would be a frame more on the stack, for each segment of the longest template.
        for (K key : keys) {
            nodes[i++] = node(operations.getOrDefault(key, List.of()), depth + 1);
        }
        return nodes;
    }

    private static Operation[] sorted(List<Operation> operations) {
        operations.sort(BY_METHOD_MOST_DEMANDING_FIRST);
        return operations.isEmpty() ? NO_OPERATIONS : operations.toArray(NO_OPERATIONS);
    }

    @Nullable
    Operation find(String method, RequestPath path, int offset, String query) {
        return search(root, Operation.capitals(method), path, Math.min(offset, path.significant()), query);
    }

    private static @Nullable Operation search(Node node, String method, RequestPath path, int at, String query) {
        if (at == path.significant()) {
            Operation here = pick(node.here, method, query);
            return here != null ? here : pick(node.rest, method, query);
        }
        String segment = path.folded(at);
        int word = Arrays.binarySearch(node.words, segment);
        Operation found = word < 0 ? null : search(node.literals[word], method, path, at + 1, query);
        for (int i = 0; found == null && i < node.patterns.length; i++) {
            found = node.patterns[i].matches(segment) ? search(node.mixed[i], method, path, at + 1, query) : null;
        }
        if (found == null && !segment.isEmpty() && node.parameter != null) {
            found = search(node.parameter, method, path, at + 1, query);
        }
        return found != null ? found : pick(node.rest, method, query);
    }

    private static @Nullable Operation pick(Operation[] operations, String method, String query) {
        for (Operation operation : operations) {
            if (operation.method().equals(method) && TemplateMatch.acceptsQuery(operation.template(), query)) {
                return operation;
            }
        }
        return null;
    }
}
