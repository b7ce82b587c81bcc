package io.holdfast.dotnet.json;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Work;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code SelectToken} and {@code SelectTokens}. */
public final class JsonPath {

    private JsonPath() {}

    /** @throws NetException if the path is none, or selects several */
    public static @Nullable JToken one(Work work, JToken in, @Nullable String path, boolean mustMatch) {
        List<JToken> found = all(work, in, path, mustMatch);
        if (found.size() > 1) {
            throw JProperty.jsonException("Path returned multiple tokens.");
        }
        return found.isEmpty() ? null : found.getFirst();
    }

    public static List<JToken> all(Work work, JToken in, @Nullable String path, boolean mustMatch) {
        if (path == null) {
            throw NetException.argumentNull("expression");
        }
        return run(work, new JsonPathParser(work, path).parse(), in, in, mustMatch);
    }

    static List<JToken> run(Work work, List<JsonPathStep> steps, JToken root, JToken from, boolean mustMatch) {
        List<JToken> current = List.of(from);
        for (JsonPathStep step : steps) {
            var next = new Found(work, root, mustMatch);
            for (JToken each : current) {
                work.tick();
                step.select(next, each);
            }
            current = next.tokens;
        }
        return current;
    }

    /** What a step has found so far. */
    static final class Found {
        final Work work;
        final JToken root;
        final boolean mustMatch;
        final List<JToken> tokens = new ArrayList<>();

        private static final int REFERENCE = 8;

        Found(Work work, JToken root, boolean mustMatch) {
            this.work = work;
            this.root = root;
            this.mustMatch = mustMatch;
        }

        void add(JToken token) {
            work.tick();
            work.charge(REFERENCE);
            tokens.add(token);
        }

        void missing(String message) {
            if (mustMatch) {
                throw JProperty.jsonException(message);
            }
        }
    }
}
