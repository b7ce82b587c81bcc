package io.holdfast.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All elements of the language, and the policies that run some of them. */
final class Vocabulary {

    private final Map<String, Declaration> declarations = new TreeMap<>();
    private final Map<String, Policy> policies = new TreeMap<>();

    /** @throws IllegalStateException if two policies declare the same element */
    Vocabulary(Iterable<Policy> policies) {
        for (Declaration known : Notation.read(resource("known.policies"))) {
            declarations.put(known.name(), known);
        }
        for (Policy policy : policies) {
            add(policy);
        }
    }

    private void add(Policy policy) {
        List<Declaration> declared = Notation.read(policy.declaration());
        if (declared.size() != 1) {
            throw new IllegalStateException(policy.getClass() + " must declare one element");
        }
        Declaration declaration = declared.getFirst();
        Policy other = policies.put(declaration.name(), policy);
        if (other != null) {
            throw new IllegalStateException(
                    policy.getClass() + " and " + other.getClass() + " declare the same element");
        }
        declarations.put(declaration.name(), declaration);
    }

    /** In alphabetical order. */
    Collection<Declaration> declarations() {
        return declarations.values();
    }

    Collection<String> names() {
        return declarations.keySet();
    }

    @Nullable
    Declaration declaration(String element) {
        return declarations.get(element);
    }

    /** Null if nobody runs the element. */
    @Nullable
    Policy policy(String element) {
        return policies.get(element);
    }

    private static String resource(String name) {
        try (InputStream in = Vocabulary.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The resource " + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
