package io.holdfast.gateway.routes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The operations of an API, by the segments of their templates. From the left, literal text wins over mixed segments, these over a
 * parameter, and a parameter over the rest; a choice that leads nowhere is taken back. A node is visited at most once in a search,
 * so a request costs at most the size of the tree.
 */
final class OperationTree {

    private static final Comparator<Operation> MOST_DEMANDING_FIRST = Comparator.comparingInt(
                    (Operation operation) -> operation.template().demands())
            .thenComparingInt(operation -> operation.template().values())
            .reversed()
            .thenComparing(Operation::id);

    private record Mixed(SegmentPattern pattern, Node node) {}

    private static final class Node {
        final Map<String, Node> literals = new HashMap<>();
        final List<Mixed> mixed = new ArrayList<>();

        @Nullable
        Node parameter;

        final Map<String, List<Operation>> here = new HashMap<>();
        final Map<String, List<Operation>> rest = new HashMap<>();

        Node child(SegmentPattern pattern) {
            if (pattern.isLiteral()) {
                return literals.computeIfAbsent(pattern.literal(), text -> new Node());
            }
            if (pattern.isParameter()) {
                Node node = parameter == null ? new Node() : parameter;
                parameter = node;
                return node;
            }
            var entry = new Mixed(pattern, new Node());
            mixed.add(entry);
            mixed.sort(Comparator.comparingInt((Mixed one) -> one.pattern().fixed())
                    .reversed());
            return entry.node();
        }
    }

    private final Node root = new Node();

    OperationTree(Iterable<Operation> operations) {
        for (Operation operation : operations) {
            Node node = root;
            for (SegmentPattern segment : operation.template().segments()) {
                node = node.child(segment);
            }
            List<Operation> place = (operation.template().hasRest() ? node.rest : node.here)
                    .computeIfAbsent(method(operation.method()), method -> new ArrayList<>(1));
            place.add(operation);
            place.sort(MOST_DEMANDING_FIRST);
        }
    }

    @Nullable
    Operation find(String method, RequestPath path, int offset, String query) {
        return search(root, method(method), path, Math.min(offset, path.significant()), query);
    }

    private static @Nullable Operation search(Node node, String method, RequestPath path, int at, String query) {
        if (at == path.significant()) {
            Operation here = pick(node.here, method, query);
            return here != null ? here : pick(node.rest, method, query);
        }
        String segment = path.folded(at);
        Operation found = into(node.literals.get(segment), method, path, at, query);
        for (int i = 0; found == null && i < node.mixed.size(); i++) {
            Mixed mixed = node.mixed.get(i);
            found = mixed.pattern().matches(segment) ? search(mixed.node(), method, path, at + 1, query) : null;
        }
        if (found == null && !segment.isEmpty()) {
            found = into(node.parameter, method, path, at, query);
        }
        return found != null ? found : pick(node.rest, method, query);
    }

    private static @Nullable Operation into(
            @Nullable Node node, String method, RequestPath path, int at, String query) {
        return node == null ? null : search(node, method, path, at + 1, query);
    }

    private static @Nullable Operation pick(Map<String, List<Operation>> operations, String method, String query) {
        for (Operation operation : operations.getOrDefault(method, List.of())) {
            if (operation.template().acceptsQuery(query)) {
                return operation;
            }
        }
        return null;
    }

    private static String method(String method) {
        return method.toUpperCase(Locale.ROOT);
    }
}
