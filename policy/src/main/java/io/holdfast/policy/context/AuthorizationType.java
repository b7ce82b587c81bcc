package io.holdfast.policy.context;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.NetObject;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.NetTypes;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.policy.calls.StoredAuthorization;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** {@code Authorization}: what {@code get-authorization-context} leaves in a variable. */
@AutoService(NetTypeSource.class)
public final class AuthorizationType implements NetTypeSource {

    private static final String NAME = "Authorization";

    record Granted(StoredAuthorization stored) implements NetObject {

        @Override
        public TypeRef netType() {
            return NetTypes.get(NAME).ref();
        }

        @Override
        public String toString() {
            return NAME;
        }
    }

    /** What the provider said beside the token. */
    private static final class Claims extends Strings {

        private final StoredAuthorization stored;

        Claims(StoredAuthorization stored) {
            this.stored = stored;
        }

        @Override
        Collection<String> names() {
            return stored.claims().keySet();
        }

        @Override
        @Nullable
        Object value(String name) {
            return stored.claims().get(name);
        }

        @Override
        TypeRef valueType() {
            return NetTypes.get("object").ref();
        }
    }

    @Override
    public String[] names() {
        return new String[] {NAME};
    }

    @Override
    public NetType describe(String name) {
        return SurfaceType.of(NAME, Granted.class)
                .property("string AccessToken", granted -> granted.stored().accessToken())
                .property("IReadOnlyDictionary<string, object> Claims", granted -> new Claims(granted.stored()))
                .builder()
                .build();
    }
}
