package io.holdfast.expression.bind;

import io.holdfast.dotnet.Member;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypes;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The described types, by what a compiler asks for. Thread-safe. */
public final class Index {

    /** The root object's name and its type. */
    final String rootName;

    final TypeRef rootType;
    private final Map<String, NetType> further = new HashMap<>();
    private final Set<String> namespaces = new HashSet<>();
    private final Map<String, List<Candidate>> extensions = new HashMap<>();
    private final Map<NetType, Map<String, List<Candidate>>> members = new ConcurrentHashMap<>();

    public Index(List<NetType> types, String rootName, TypeRef rootType) {
        this.rootName = rootName;
        this.rootType = rootType;
        List<NetType> all = new ArrayList<>(NetTypes.all());
        for (NetType type : types) {
            further.put(type.fullName() + "`" + type.typeParameters().size(), type);
            further.put(type.name() + "`" + type.typeParameters().size(), type);
            if (!all.contains(type)) {
                all.add(type);
            }
        }
        for (NetType type : all) {
            namespaces(type.fullName());
            for (Member member : type.members()) {
                if (member.isExtension()) {
                    extensions
                            .computeIfAbsent(member.name(), any -> new ArrayList<>())
                            .add(new Candidate(type.ref(), member));
                }
            }
        }
    }

    private void namespaces(String fullName) {
        for (int dot = fullName.indexOf('.'); dot > 0; dot = fullName.indexOf('.', dot + 1)) {
            namespaces.add(fullName.substring(0, dot));
        }
    }

    boolean isNamespace(String name) {
        return namespaces.contains(name) || Withheld.isNamespace(name);
    }

    Optional<NetType> type(String name, int arity) {
        NetType known = further.get(name + "`" + arity);
        return known != null ? Optional.of(known) : NetTypes.find(name, arity);
    }

    List<Candidate> extensions(String name) {
        return extensions.getOrDefault(name, List.of());
    }

    /** Members of that name of a type and of all above it, nearest first. */
    List<Candidate> members(TypeRef type, String name) {
        // What arrays have of interfaces is hidden in C#: "array.Count" is nothing, or an extension method.
        TypeRef.Of of = type instanceof TypeRef.Of named ? named : TypeRefs.of("System.Array");
        List<Candidate> open = members.computeIfAbsent(of.type(), Index::byName).getOrDefault(name, List.of());
        if (of.arguments().isEmpty() || open.isEmpty()) {
            return open;
        }
        List<Candidate> found = new ArrayList<>(open.size());
        for (Candidate each : open) {
            found.add(each.in(of));
        }
        return found;
    }

    List<Candidate> members(TypeRef type, String name, Predicate<Member> which) {
        List<Candidate> found = members(type, name);
        for (Candidate each : found) {
            if (!which.test(each.member())) {
                return found.stream().filter(one -> which.test(one.member())).toList();
            }
        }
        return found;
    }

    /** In terms of the type's own parameters. */
    private static Map<String, List<Candidate>> byName(NetType type) {
        Map<String, List<Candidate>> byName = new HashMap<>();
        TypeRef open = type.ref(
                type.typeParameters().stream().map(TypeRef.Variable::new).toArray(TypeRef[]::new));
        for (TypeRef each : withSupertypes(open)) {
            if (each instanceof TypeRef.Of of) {
                for (Member member : of.type().members()) {
                    byName.computeIfAbsent(member.name(), any -> new ArrayList<>(2))
                            .add(new Candidate(each, member));
                }
            }
        }
        return byName;
    }

    @Nullable
    Candidate member(TypeRef type, String name, Predicate<Member> which) {
        List<Candidate> found = members(type, name, which);
        return found.isEmpty() ? null : found.getFirst();
    }

    /** A type and all above it, breadth first, Object last. */
    static Set<TypeRef> withSupertypes(TypeRef type) {
        Set<TypeRef> all = new LinkedHashSet<>();
        List<TypeRef> level = List.of(type);
        while (!level.isEmpty()) {
            List<TypeRef> above = new ArrayList<>();
            for (TypeRef each : level) {
                if (all.add(each)) {
                    above.addAll(TypeRefs.supertypes(each));
                }
            }
            level = above;
        }
        all.remove(TypeRefs.OBJECT);
        all.add(TypeRefs.OBJECT);
        return all;
    }
}
