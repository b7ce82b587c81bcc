package io.holdfast.arm;

import java.util.List;
import java.util.StringJoiner;

/**
 * What a caller must be allowed to do, and where. Azure derives both from the path: GET and HEAD read, PUT and PATCH
 * write, DELETE deletes, POST does what its last segment says.
 */
record RequiredPermission(String action, String scope) {

    private static final String CORE = "Microsoft.Resources";

    /** That of a request that matched a route. */
    static RequiredPermission of(String method, Template.Match match) {
        List<String> path = match.canonical();
        int provider = match.providers();
        boolean core = provider < 0 || provider + 2 >= path.size();
        int from = core ? 0 : provider + 2;
        List<String> below = path.subList(from, path.size());
        boolean post = method.equals("POST");
        // What is left names types and resources by turns; an odd count is a whole collection, which lies in its
        // parent.
        List<String> resource = post ? below.subList(0, below.size() - 1) : below;
        var action = new StringJoiner("/").add(core ? CORE : path.get(provider + 1));
        for (int i = 0; i < resource.size(); i += 2) {
            action.add(resource.get(i));
        }
        if (post) {
            action.add(below.getLast()).add("action");
        } else {
            action.add(verb(method));
        }
        int named = resource.size() / 2 * 2;
        int scopeEnd = named == 0 && !core ? provider : from + named;
        return new RequiredPermission(action.toString(), "/" + String.join("/", path.subList(0, scopeEnd)));
    }

    private static String verb(String method) {
        return switch (method) {
            case "GET", "HEAD" -> "read";
            case "DELETE" -> "delete";
            default -> "write";
        };
    }
}
