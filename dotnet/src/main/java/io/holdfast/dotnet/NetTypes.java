package io.holdfast.dotnet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;

/** The types that are described, by name. */
public final class NetTypes {

    private static final Map<String, String> KEYWORDS = Map.ofEntries(
            Map.entry("bool", "System.Boolean"),
            Map.entry("byte", "System.Byte"),
            Map.entry("sbyte", "System.SByte"),
            Map.entry("char", "System.Char"),
            Map.entry("decimal", "System.Decimal"),
            Map.entry("double", "System.Double"),
            Map.entry("float", "System.Single"),
            Map.entry("int", "System.Int32"),
            Map.entry("uint", "System.UInt32"),
            Map.entry("long", "System.Int64"),
            Map.entry("ulong", "System.UInt64"),
            Map.entry("short", "System.Int16"),
            Map.entry("ushort", "System.UInt16"),
            Map.entry("object", "System.Object"),
            Map.entry("string", "System.String"),
            Map.entry("void", "System.Void"));

    private static final class Loaded {
        private static final Map<String, List<NetTypeSource>> BY_NAME = new HashMap<>();
        private static final Map<String, List<String>> BY_SHORT_NAME = new HashMap<>();

        static {
            for (NetTypeSource source : ServiceLoader.load(NetTypeSource.class, NetTypes.class.getClassLoader())) {
                for (String name : source.names()) {
                    BY_NAME.computeIfAbsent(name, any -> new ArrayList<>()).add(source);
                    BY_SHORT_NAME
                            .computeIfAbsent(name.substring(name.lastIndexOf('.') + 1), any -> new ArrayList<>(1))
                            .add(name);
                }
            }
        }
    }

    private static final Map<String, List<NetType>> DESCRIBED = new ConcurrentHashMap<>();

    private NetTypes() {}

    /** The keyword's type: {@code string} is {@code System.String}. Empty for what is no keyword. */
    public static Optional<String> keyword(String word) {
        return Optional.ofNullable(KEYWORDS.get(word));
    }

    /**
     * The type of that name, which may be a keyword, short or full.
     *
     * @param arity the number of type arguments: {@code Tuple} has several
     */
    public static Optional<NetType> find(String name, int arity) {
        String known = KEYWORDS.getOrDefault(name, name);
        for (String full : fullNames(known)) {
            for (NetType type : described(full)) {
                if (type.typeParameters().size() == arity) {
                    return Optional.of(type);
                }
            }
        }
        return Optional.empty();
    }

    /** @throws IllegalArgumentException if there is none: a fault of the program */
    public static NetType get(String name) {
        return find(name, 0).orElseThrow(() -> new IllegalArgumentException("no described type " + name));
    }

    /** Full names of all described types, sorted. */
    public static List<String> names() {
        return Loaded.BY_NAME.keySet().stream().sorted().toList();
    }

    /** All described types, by name; describes those that nobody used yet. */
    public static List<NetType> all() {
        return names().stream()
                .map(NetTypes::described)
                .flatMap(Collection::stream)
                .sorted(Comparator.comparing(NetType::fullName))
                .toList();
    }

    private static final Map<Class<?>, Optional<NetType>> BY_CLASS = new ConcurrentHashMap<>();

    /** The type whose values are exactly of that Java class, among those that are not generic. */
    public static Optional<NetType> ofJava(Class<?> javaClass) {
        if (javaClass == Object.class) {
            return find("System.Object", 0);
        }
        Optional<NetType> known = BY_CLASS.get(javaClass);
        if (known == null) {
            known = all().stream()
                    .filter(type -> type.javaClass() == javaClass
                            && type.typeParameters().isEmpty()
                            && type.kind() != NetType.Kind.INTERFACE
                            && type.kind() != NetType.Kind.STATIC
                            && type.kind() != NetType.Kind.DELEGATE)
                    .findFirst();
            BY_CLASS.put(javaClass, known);
        }
        return known;
    }

    private static List<String> fullNames(String name) {
        return Loaded.BY_NAME.containsKey(name) ? List.of(name) : Loaded.BY_SHORT_NAME.getOrDefault(name, List.of());
    }

    private static List<NetType> described(String fullName) {
        List<NetType> known = DESCRIBED.get(fullName);
        if (known == null) {
            known = Loaded.BY_NAME.getOrDefault(fullName, List.of()).stream()
                    .flatMap(source -> source.describeAll(fullName).stream())
                    .toList();
            List<NetType> earlier = DESCRIBED.putIfAbsent(fullName, known);
            known = earlier == null ? known : earlier;
        }
        return known;
    }
}
