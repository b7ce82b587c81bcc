package io.holdfast.dotnet.linq;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;

/**
 * Enumerable. Its methods by what they do: {@link Filters}, {@link Mappings}, {@link Finds}, {@link Sets}, {@link Groups},
 * {@link Orders}, {@link Totals}, {@link Copies}.
 */
@AutoService(NetTypeSource.class)
public final class EnumerableType implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {"System.Linq.Enumerable"};
    }

    @Override
    public NetType describe(String name) {
        return NetTypeBuilder.ofStatic(name)
                .with(Filters::describe)
                .with(Mappings::describe)
                .with(Finds::describe)
                .with(Sets::describe)
                .with(Groups::describe)
                .with(Orders::describe)
                .with(Totals::describe)
                .with(Copies::describe)
                .build();
    }
}
