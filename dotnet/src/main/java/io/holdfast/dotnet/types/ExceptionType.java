package io.holdfast.dotnet.types;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.Values;
import org.jspecify.annotations.Nullable;

/** Exception. */
@AutoService(NetTypeSource.class)
public final class ExceptionType implements NetTypeSource {

    private static final String NAME = "System.Exception";

    @Override
    public String[] names() {
        return new String[] {NAME};
    }

    @Override
    public NetType describe(String name) {
        return NetTypeBuilder.ofClass(name, NetException.class)
                .constructor("()", (work, self, a) -> made(null, null))
                .constructor("(string message)", (work, self, a) -> made(a[0], null))
                .constructor(
                        "(string message, Exception innerException)",
                        (work, self, a) -> made(a[0], (NetException) a[1]))
                .property("string Message", (work, self, a) -> of(self).message())
                .property("Exception InnerException", (work, self, a) -> of(self).getCause())
                .property("string StackTrace", (work, self, a) -> null)
                .property("string Source", (work, self, a) -> null)
                .property("string HelpLink", (work, self, a) -> null)
                .property("int HResult", (work, self, a) -> 0x80131500)
                .method("Exception GetBaseException()", (work, self, a) -> {
                    NetException base = of(self);
                    while (base.getCause() instanceof NetException inner) {
                        base = inner;
                    }
                    return base;
                })
                .method("string ToString()", (work, self, a) -> Values.toString(work, of(self)))
                .build();
    }

    private static NetException of(@Nullable Object self) {
        return Args.self(self);
    }

    private static NetException made(@Nullable Object message, @Nullable NetException inner) {
        return new NetException(
                NAME, message == null ? "Exception of type 'System.Exception' was thrown." : (String) message, inner);
    }
}
