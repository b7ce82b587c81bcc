package io.holdfast.dotnet.net;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import org.jspecify.annotations.Nullable;

/** IPAddress: the members that policies may use. */
@AutoService(NetTypeSource.class)
public final class IpAddressType implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {"System.Net.IPAddress"};
    }

    @Override
    public NetType describe(String name) {
        return NetTypeBuilder.ofClass(name, NetIpAddress.class)
                .property(
                        "System.Net.Sockets.AddressFamily AddressFamily",
                        (work, self, a) -> of(self).isV4() ? AddressFamily.InterNetwork : AddressFamily.InterNetworkV6)
                .method("bool Equals(object comparand)", (work, self, a) -> of(self).equals(a[0]))
                .method("byte[] GetAddressBytes()", (work, self, a) -> of(self).bytes())
                .method("string ToString()", (work, self, a) -> of(self).toString())
                .staticMethod(
                        "bool IsLoopback(IPAddress address)",
                        (work, self, a) ->
                                Args.<NetIpAddress>given(a[0], "address").isLoopback())
                .staticMethod("IPAddress Parse(string ipString)", (work, self, a) -> {
                    NetIpAddress parsed = IpParser.parse(Args.given(a[0], "ipString"));
                    if (parsed == null) {
                        throw NetException.format("An invalid IP address was specified.");
                    }
                    return parsed;
                })
                .staticMethod("bool TryParse(string ipString, out IPAddress address)", (work, self, a) -> {
                    NetIpAddress parsed = a[0] == null ? null : IpParser.parse(Args.self(a[0]));
                    Args.out(a[1]).value = parsed;
                    return parsed != null;
                })
                .build();
    }

    private static NetIpAddress of(@Nullable Object self) {
        return Args.self(self);
    }
}
