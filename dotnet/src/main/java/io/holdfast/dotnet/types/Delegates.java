package io.holdfast.dotnet.types;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Func and Action with up to 16 parameters, Predicate, Comparison, Converter. */
@AutoService(NetTypeSource.class)
public final class Delegates implements NetTypeSource {

    private static final int MOST = 16;

    @Override
    public String[] names() {
        return new String[] {"System.Func", "System.Action", "System.Predicate", "System.Comparison", "System.Converter"
        };
    }

    @Override
    public NetType describe(String name) {
        return describeAll(name).getFirst();
    }

    @Override
    public List<NetType> describeAll(String name) {
        return switch (name) {
            case "System.Predicate" -> List.of(delegate(name + "<in T>", "bool Invoke(T obj)"));
            case "System.Comparison" -> List.of(delegate(name + "<in T>", "int Invoke(T x, T y)"));
            case "System.Converter" ->
                List.of(delegate(name + "<in TInput, out TOutput>", "TOutput Invoke(TInput input)"));
            default ->
                IntStream.rangeClosed(0, MOST)
                        .mapToObj(arity -> ofArity(name, arity))
                        .toList();
        };
    }

    private static NetType ofArity(String name, int arity) {
        boolean gives = name.equals("System.Func");
        String types = joined(arity, "in T%1$s");
        String result = gives ? (types.isEmpty() ? "out TResult" : ", out TResult") : "";
        String parameters = joined(arity, "T%1$s arg%1$s");
        String all = types + result;
        return delegate(
                all.isEmpty() ? name : name + "<" + all + ">",
                (gives ? "TResult" : "void") + " Invoke(" + parameters + ")");
    }

    private static String joined(int arity, String pattern) {
        return IntStream.rangeClosed(1, arity)
                .mapToObj(i -> pattern.replace("%1$s", arity == 1 ? "" : Integer.toString(i)))
                .collect(Collectors.joining(", "));
    }

    private static NetType delegate(String declared, String invoke) {
        return NetTypeBuilder.ofDelegate(declared, invoke).build();
    }
}
