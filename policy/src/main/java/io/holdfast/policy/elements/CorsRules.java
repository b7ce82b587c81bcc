package io.holdfast.policy.elements;

import io.holdfast.policy.Exchange;
import io.holdfast.policy.Headers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one cors policy allows, with the header values made beforehand. */
final class CorsRules {

    static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    static final String ALLOW_CREDENTIALS = "Access-Control-Allow-Credentials";
    static final String ALLOW_METHODS = "Access-Control-Allow-Methods";
    static final String ALLOW_HEADERS = "Access-Control-Allow-Headers";
    static final String EXPOSE_HEADERS = "Access-Control-Expose-Headers";
    static final String MAX_AGE = "Access-Control-Max-Age";

    private static final String ANY = "*";

    private final Origins origins;
    private final boolean credentials;
    private final boolean terminate;
    private final List<String> methods;
    private final String methodList;
    private final boolean anyHeader;
    private final String headerList;
    private final @Nullable String exposedList;
    private final String maxAge;

    /** What is said of it so far. */
    record Draft(
            Origins origins,
            boolean credentials,
            boolean terminate,
            List<String> methods,
            int age,
            List<String> headers,
            List<String> exposed) {

        Draft(Origins origins, boolean credentials) {
            this(origins, credentials, true, List.of(), 0, List.of(), List.of());
        }

        Draft terminate(boolean said) {
            return new Draft(origins, credentials, said, methods, age, headers, exposed);
        }

        Draft methods(List<String> said) {
            return new Draft(origins, credentials, terminate, said, age, headers, exposed);
        }

        Draft age(int said) {
            return new Draft(origins, credentials, terminate, methods, said, headers, exposed);
        }

        Draft headers(List<String> said) {
            return new Draft(origins, credentials, terminate, methods, age, said, exposed);
        }

        Draft exposed(List<String> said) {
            return new Draft(origins, credentials, terminate, methods, age, headers, said);
        }
    }

    CorsRules(Draft draft) {
        this.origins = draft.origins();
        this.credentials = draft.credentials();
        this.terminate = draft.terminate();
        this.methods = draft.methods();
        this.methodList = String.join(",", methods);
        this.anyHeader = draft.headers().contains(ANY);
        this.headerList = String.join(",", draft.headers());
        this.exposedList = draft.exposed().isEmpty() ? null : String.join(",", draft.exposed());
        this.maxAge = String.valueOf(draft.age());
    }

    boolean allows(String origin) {
        return origins.contain(origin);
    }

    /** True if a request that isn't allowed is answered at once. */
    boolean terminates() {
        return terminate;
    }

    boolean allowsMethod(String method) {
        if (methods.contains(ANY)) {
            return true;
        }
        for (int i = 0; i < methods.size(); i++) {
            if (methods.get(i).equalsIgnoreCase(method)) {
                return true;
            }
        }
        return false;
    }

    /** With credentials, browsers take no asterisk: then the origin itself is named. */
    private String allowedOrigin(String origin) {
        return namesOrigin() ? origin : ANY;
    }

    /** True if the answer differs from origin to origin, so that caches must keep them apart. */
    boolean namesOrigin() {
        return credentials || !origins.any();
    }

    void answerPreflight(Exchange exchange, String origin, String method) {
        Headers headers = exchange.responseHeaders();
        headers.set(ALLOW_ORIGIN, allowedOrigin(origin));
        headers.set(ALLOW_METHODS, methods.contains(ANY) ? method : methodList);
        String asked = exchange.requestHeaders().get("Access-Control-Request-Headers");
        String allowed = anyHeader ? asked : headerList;
        if (allowed != null && !allowed.isEmpty()) {
            headers.set(ALLOW_HEADERS, allowed);
        }
        headers.set(MAX_AGE, maxAge);
        if (credentials) {
            headers.set(ALLOW_CREDENTIALS, "true");
        }
    }

    /** The headers go out with whatever is answered in the end, and no word of the backend's widens them. */
    void stamp(Exchange exchange, String origin) {
        exchange.suppress(ALLOW_CREDENTIALS);
        exchange.suppress(EXPOSE_HEADERS);
        exchange.stamp(ALLOW_ORIGIN, allowedOrigin(origin));
        if (credentials) {
            exchange.stamp(ALLOW_CREDENTIALS, "true");
        }
        if (exposedList != null) {
            exchange.stamp(EXPOSE_HEADERS, exposedList);
        }
    }
}
