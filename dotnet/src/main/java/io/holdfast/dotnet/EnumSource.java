package io.holdfast.dotnet;

/** The description of an enum: its constants' class says all. */
public abstract class EnumSource<E extends Enum<E>> implements NetTypeSource {

    private final String name;
    private final Class<E> constants;
    private final boolean flags;

    protected EnumSource(String name, Class<E> constants, boolean flags) {
        this.name = name;
        this.constants = constants;
        this.flags = flags;
    }

    @Override
    public final String[] names() {
        return new String[] {name};
    }

    @Override
    public final NetType describe(String any) {
        NetTypeBuilder builder = NetTypeBuilder.ofEnum(name, constants).is("System.Enum");
        return (flags ? builder.flags() : builder).build();
    }
}
