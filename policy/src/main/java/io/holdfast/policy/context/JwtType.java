package io.holdfast.policy.context;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.NetArray;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.policy.view.Jwt;

/** A token that {@code AsJwt()} read, or a policy verified. */
@AutoService(NetTypeSource.class)
public final class JwtType implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {"Jwt"};
    }

    @Override
    public NetType describe(String name) {
        return SurfaceType.of(name, Jwt.class)
                .property("string Algorithm", Jwt::algorithm)
                .property("IEnumerable<string> Audiences", jwt -> NetArray.ofStrings(jwt.audiences()))
                .property("IReadOnlyDictionary<string, string[]> Claims", jwt -> new NamedTexts(jwt.claims()))
                .property("DateTime? ExpirationTime", jwt -> Times.utcOrNull(jwt.expirationTime()))
                .property("string Id", Jwt::id)
                .property("string Issuer", Jwt::issuer)
                .property("DateTime? IssuedAt", jwt -> Times.utcOrNull(jwt.issuedAt()))
                .property("DateTime? NotBefore", jwt -> Times.utcOrNull(jwt.notBefore()))
                .property("string Subject", Jwt::subject)
                .property("string Type", Jwt::type)
                .builder()
                .build();
    }
}
