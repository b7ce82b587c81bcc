package io.holdfast.arm;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds among many templates the first that fits a path, without a look at the others: a step down for each segment. Holds those
 * that begin at the root; one that begins anywhere has no place in a tree.
 */
final class RouteTree {

    /** Where nothing fits. */
    static final int NONE = Integer.MAX_VALUE;

    /** What can follow the segments that led here. */
    private static final class Node {
        /** Without regard to case, exactly as {@link Template} compares. */
        private final Map<String, Node> literals = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

        private @Nullable Node parameter;
        /** The number of the template that ends here. */
        private int end = NONE;
        /** Of the one that takes any rest from here on. */
        private int rest = NONE;
    }

    private final Node root = new Node();

    /** @param number ascending: of several that fit the lowest counts */
    void add(Template template, int number) {
        Node node = root;
        for (String segment : template.segments()) {
            if (!Template.isParameter(segment)) {
                node = node.literals.computeIfAbsent(segment, literal -> new Node());
                continue;
            }
            if (node.parameter == null) {
                node.parameter = new Node();
            }
            node = node.parameter;
        }
        if (template.takesRest()) {
            node.rest = Math.min(node.rest, number);
        } else {
            node.end = Math.min(node.end, number);
        }
    }

    /** The lowest number of those that fit, or {@link #NONE}. */
    int find(List<String> path) {
        return find(root, path, 0);
    }

    private static int find(Node node, List<String> path, int at) {
        if (at == path.size()) {
            return node.end;
        }
        int best = node.rest;
        Node literal = node.literals.get(path.get(at));
        if (literal != null) {
            best = Math.min(best, find(literal, path, at + 1));
        }
        return node.parameter == null ? best : Math.min(best, find(node.parameter, path, at + 1));
    }
}
