package io.holdfast.policy.elements;

import io.holdfast.model.template.UrlTemplate;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The parameters of an operation's URL template.
 *
 * @param inPath the parameters in its path
 * @param inQuery the parameters in its query
 * @param queryNames the decoded names left of the equals signs in its query
 */
record UrlParameters(Set<String> inPath, Set<String> inQuery, Set<String> queryNames) {

    static UrlParameters of(String template) {
        int question = template.indexOf('?');
        String path = question < 0 ? template : template.substring(0, question);
        String query = question < 0 ? "" : template.substring(question + 1);
        return new UrlParameters(
                Set.copyOf(UrlTemplate.parameters(path)), Set.copyOf(UrlTemplate.parameters(query)), queryNames(query));
    }

    boolean contains(String name) {
        return inPath.contains(name) || inQuery.contains(name);
    }

    static Set<String> queryNames(String query) {
        Set<String> names = new LinkedHashSet<>();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            names.add(Urls.decodeName(equals < 0 ? pair : pair.substring(0, equals)));
        }
        names.remove("");
        return names;
    }
}
