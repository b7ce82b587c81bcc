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
    private final Map<NetType, Map<String, List<Member>>> members = new ConcurrentHashMap<>();

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

    private List<Member> declared(NetType type, String name) {
        return members.computeIfAbsent(type, Index::byName).getOrDefault(name, List.of());
    }

    private static Map<String, List<Member>> byName(NetType type) {
        Map<String, List<Member>> byName = new HashMap<>();
        for (Member member : type.members()) {
            byName.computeIfAbsent(member.name(), any -> new ArrayList<>()).add(member);
        }
        return byName;
    }

    /** Members of that name of a type and of all above it, nearest first. */
    List<Candidate> members(TypeRef type, String name, Predicate<Member> which) {
        List<Candidate> found = new ArrayList<>();
        // What arrays have of interfaces is hidden in C#: "array.Count" is nothing, or an extension method.
        boolean array = type instanceof TypeRef.Array;
        for (TypeRef each : array ? withSupertypes(TypeRefs.of("System.Array")) : withSupertypes(type)) {
            if (each instanceof TypeRef.Of of) {
                for (Member member : declared(of.type(), name)) {
                    if (which.test(member)) {
                        found.add(new Candidate(each, member));
                    }
                }
            }
        }
        return found;
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
