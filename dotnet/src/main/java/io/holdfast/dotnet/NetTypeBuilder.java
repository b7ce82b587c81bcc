package io.holdfast.dotnet;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describes a type by C# signatures and what they do:
 *
 * <pre>{@code
 * NetTypeBuilder.struct("System.Guid", UUID.class, new UUID(0, 0))
 *     .constructor("(string g)", (work, self, a) -> Guids.parse((String) a[0]))
 *     .staticMethod("Guid NewGuid()", (work, self, a) -> UUID.randomUUID())
 *     .method("string ToString(string format = null)", (work, self, a) -> Guids.format((UUID) self, (String) a[0]))
 *     .build();
 * }</pre>
 *
 * Types in signatures are written short ({@code string}, {@code IEnumerable<T>}, {@code byte[]}, {@code int?}); {@code out},
 * {@code params}, {@code this} and defaults (null, numbers, true, false, texts) are understood. Values have the Java classes that
 * {@link Values} lists.
 */
public final class NetTypeBuilder {

    final String fullName;
    final NetType.Kind kind;
    final Class<?> javaClass;
    final @Nullable Object zero;
    final List<String> typeParameters;
    final List<NetType.Variance> variances;
    final List<Enums.Named> constants = new ArrayList<>();
    boolean flags;
    final List<String> supertypes = new ArrayList<>();
    final List<Described> members = new ArrayList<>();

    /** A member before its signature is read. */
    record Described(
            Member.Kind kind,
            String signature,
            boolean isStatic,
            boolean mayRunLong,
            Invoker.Generic get,
            @Nullable Invoker set) {

        Member read(List<String> typeParameters) {
            return Signature.member(this, typeParameters);
        }
    }

    private NetTypeBuilder(String declared, NetType.Kind kind, Class<?> javaClass, @Nullable Object zero) {
        int generic = declared.indexOf('<');
        this.fullName = generic < 0 ? declared : declared.substring(0, generic);
        List<String> declaredParameters = generic < 0
                ? List.of()
                : List.of(declared.substring(generic + 1, declared.length() - 1).split("\\s*,\\s*", -1));
        this.typeParameters = declaredParameters.stream()
                .map(each -> each.substring(each.indexOf(' ') + 1))
                .toList();
        this.variances =
                declaredParameters.stream().map(NetTypeBuilder::variance).toList();
        this.kind = kind;
        this.javaClass = javaClass;
        this.zero = zero;
    }

    private static NetType.Variance variance(String parameter) {
        return parameter.startsWith("out ")
                ? NetType.Variance.OUT
                : parameter.startsWith("in ") ? NetType.Variance.IN : NetType.Variance.NONE;
    }

    /**
     * @param declared the full name, with parameters if it is generic: {@code System.Collections.Generic.List<T>}; those of
     *     interfaces and delegates with their variance, {@code IEnumerable<out T>}
     */
    public static NetTypeBuilder ofClass(String declared, Class<?> javaClass) {
        return new NetTypeBuilder(declared, NetType.Kind.CLASS, javaClass, null);
    }

    public static NetTypeBuilder ofInterface(String declared, Class<?> javaClass) {
        return new NetTypeBuilder(declared, NetType.Kind.INTERFACE, javaClass, null);
    }

    /** @param zero the value of {@code default(T)} */
    public static NetTypeBuilder ofStruct(String declared, Class<?> javaClass, @Nullable Object zero) {
        return new NetTypeBuilder(declared, NetType.Kind.STRUCT, javaClass, zero);
    }

    /** A class with static members alone. */
    public static NetTypeBuilder ofStatic(String declared) {
        return new NetTypeBuilder(declared, NetType.Kind.STATIC, Void.class, null);
    }

    /** @param constants a Java enum with the names and, in their order or by {@link Enums.Numbered}, the numbers of .NET's */
    public static <E extends Enum<E>> NetTypeBuilder ofEnum(String declared, Class<E> constants) {
        E[] all = constants.getEnumConstants();
        var builder = new NetTypeBuilder(declared, NetType.Kind.ENUM, constants, all[0]);
        for (E constant : all) {
            String name = constant instanceof Enums.Numbered numbered ? numbered.netName() : constant.name();
            builder.constants.add(new Enums.Named(name, Enums.number(constant), constant));
            builder.constant(builder.fullName + " " + name, constant);
        }
        return builder;
    }

    /** The enum's values may be combined by {@code |}. */
    public NetTypeBuilder flags() {
        flags = true;
        return this;
    }

    /** @param invoke the signature: {@code TResult Invoke(T arg)} */
    public static NetTypeBuilder ofDelegate(String declared, String invoke) {
        return new NetTypeBuilder(declared, NetType.Kind.DELEGATE, NetFunction.class, null)
                .method(invoke, (work, self, a) -> ((NetFunction) java.util.Objects.requireNonNull(self)).call(a));
    }

    /** A base class or interface, as in a signature. */
    public NetTypeBuilder is(String... types) {
        supertypes.addAll(List.of(types));
        return this;
    }

    /** @param signature the parameters: {@code (string g)} */
    public NetTypeBuilder constructor(String signature, Invoker does) {
        return add(Member.Kind.CONSTRUCTOR, signature, true, generic(does), null);
    }

    public NetTypeBuilder genericConstructor(String signature, Invoker.Generic does) {
        return add(Member.Kind.CONSTRUCTOR, signature, true, does, null);
    }

    public NetTypeBuilder method(String signature, Invoker does) {
        return add(Member.Kind.METHOD, signature, false, generic(does), null);
    }

    public NetTypeBuilder genericMethod(String signature, Invoker.Generic does) {
        return add(Member.Kind.METHOD, signature, false, does, null);
    }

    /** Also operators ({@code TimeSpan op_Subtraction(DateTime a, DateTime b)}) and extension methods ({@code this} first). */
    public NetTypeBuilder staticMethod(String signature, Invoker does) {
        return add(Member.Kind.METHOD, signature, true, generic(does), null);
    }

    public NetTypeBuilder genericStaticMethod(String signature, Invoker.Generic does) {
        return add(Member.Kind.METHOD, signature, true, does, null);
    }

    /** @param signature {@code int Length} */
    public NetTypeBuilder property(String signature, Invoker get) {
        return add(Member.Kind.PROPERTY, signature, false, generic(get), null);
    }

    public NetTypeBuilder property(String signature, Invoker get, Invoker set) {
        return add(Member.Kind.PROPERTY, signature, false, generic(get), set);
    }

    public NetTypeBuilder staticProperty(String signature, Invoker get) {
        return add(Member.Kind.PROPERTY, signature, true, generic(get), null);
    }

    /** @param signature {@code char this[int index]} */
    public NetTypeBuilder indexer(String signature, Invoker get) {
        return add(Member.Kind.INDEXER, signature, false, generic(get), null);
    }

    public NetTypeBuilder indexer(String signature, Invoker get, Invoker set) {
        return add(Member.Kind.INDEXER, signature, false, generic(get), set);
    }

    /**
     * A static field that never changes.
     *
     * @param signature its type and its name: {@code Guid Empty}
     */
    public NetTypeBuilder constant(String signature, @Nullable Object value) {
        return add(Member.Kind.FIELD, signature, true, (work, types, self, a) -> value, null);
    }

    /** A static field that can't be shared: it is made at each use. */
    public NetTypeBuilder staticField(String signature, Invoker get) {
        return add(Member.Kind.FIELD, signature, true, generic(get), null);
    }

    /** What several types have in common, described in one place. */
    public NetTypeBuilder with(java.util.function.Consumer<NetTypeBuilder> more) {
        more.accept(this);
        return this;
    }

    /** The member before this one loops, or computes over all of a text. */
    public NetTypeBuilder mayRunLong() {
        Described last = members.removeLast();
        members.add(new Described(last.kind, last.signature, last.isStatic, true, last.get, last.set));
        return this;
    }

    public NetType build() {
        return new NetType(this);
    }

    private NetTypeBuilder add(
            Member.Kind memberKind, String signature, boolean isStatic, Invoker.Generic get, @Nullable Invoker set) {
        members.add(new Described(memberKind, signature, isStatic, false, get, set));
        return this;
    }

    private static Invoker.Generic generic(Invoker does) {
        return (work, types, self, a) -> does.invoke(work, self, a);
    }
}
