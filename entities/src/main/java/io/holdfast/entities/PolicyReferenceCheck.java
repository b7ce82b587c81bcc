package io.holdfast.entities;

import io.holdfast.model.Catalog;
import io.holdfast.model.Resource;
import io.holdfast.model.Space;
import io.holdfast.policy.PolicyFormat;
import io.holdfast.policy.PolicyLanguage;
import io.holdfast.policy.References;
import io.holdfast.recovery.ReferenceCheck;
import io.holdfast.store.Reader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Finds the named values, backends and other resources that stored policies refer to and that are not there. */
public final class PolicyReferenceCheck implements ReferenceCheck {

    private final Catalog catalog;
    private final PolicyLanguage language;

    public PolicyReferenceCheck(Catalog catalog, PolicyLanguage language) {
        this.catalog = catalog;
        this.language = language;
    }

    @Override
    public Set<String> types() {
        var types = new TreeSet<String>();
        PolicyScopes.types(catalog).forEach(type -> types.add(type.name()));
        return types;
    }

    @Override
    public Function<Resource, List<String>> in(Reader configuration) {
        var spaces = new HashMap<Space, There>();
        return policy -> {
            String text = Documents.properties(policy).path("value").asString("");
            Space space = Space.of(policy.key());
            var misses = new Misses(spaces.computeIfAbsent(space, its -> new There(its, configuration)));
            language.check(
                    language.parse(text, PolicyFormat.RAWXML),
                    PolicyScopes.of(policy.key().type()),
                    misses);
            return List.copyOf(misses.found);
        };
    }

    /** What one space of a configuration has. Names of named values are read once: they are asked for by their display names. */
    private final class There {

        private final Space space;
        private final Reader reader;
        private final Set<String> namedValues = new HashSet<>();

        There(Space space, Reader reader) {
            this.space = space;
            this.reader = reader;
            reader.<RuntimeException>scan(
                    space.type("namedValues"),
                    space.name(""),
                    each -> namedValues.add(
                            Documents.properties(each).path("displayName").asString("")));
        }

        /** Of types that the catalog does not hold nothing is known. */
        boolean has(String type, String id) {
            return catalog.type(space.type(type)).isEmpty()
                    || (!id.isEmpty()
                            && id.indexOf('/') < 0
                            && reader.get(space.key(type, id)).isPresent());
        }
    }

    private static final class Misses implements References {

        private final There there;
        private final Set<String> found = new LinkedHashSet<>();

        Misses(There there) {
            this.there = there;
        }

        private boolean note(boolean has, String what, String name) {
            if (!has) {
                found.add(what + " '" + name + "'");
            }
            return has;
        }

        @Override
        public boolean hasNamedValue(String displayName) {
            return note(there.namedValues.contains(displayName), "the named value", displayName);
        }

        @Override
        public boolean hasBackend(String id) {
            return note(there.has("backends", id), "the backend", id);
        }

        @Override
        public boolean hasFragment(String id) {
            return note(there.has("policyFragments", id), "the policy fragment", id);
        }

        @Override
        public boolean hasLogger(String id) {
            return note(there.has("loggers", id), "the logger", id);
        }

        @Override
        public boolean hasCertificate(String id) {
            return note(there.has("certificates", id), "the certificate", id);
        }
    }
}
