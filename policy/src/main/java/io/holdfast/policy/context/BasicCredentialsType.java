package io.holdfast.policy.context;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeSource;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What {@code AsBasic()} read of an Authorization header (RFC 7617). */
@AutoService(NetTypeSource.class)
public final class BasicCredentialsType implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {"BasicAuthCredentials"};
    }

    @Override
    public NetType describe(String name) {
        return SurfaceType.of(name, BasicCredentialsType.Credentials.class)
                .property("string UserId", Credentials::userId)
                .property("string Username", Credentials::userId)
                .property("string Password", Credentials::password)
                .builder()
                .build();
    }

    record Credentials(String userId, String password) {

        /** Null if it is no field of that scheme. */
        static @Nullable Credentials read(@Nullable String field) {
            String text = field == null ? "" : field.strip();
            if (!text.toLowerCase(Locale.ROOT).startsWith("basic ")) {
                return null;
            }
            try {
                byte[] decoded = Base64.getDecoder()
                        .decode(text.substring("basic ".length()).strip());
                String pair = new String(decoded, StandardCharsets.UTF_8);
                int colon = pair.indexOf(58);
                return colon < 0 ? null : new Credentials(pair.substring(0, colon), pair.substring(colon + 1));
            } catch (IllegalArgumentException e) {
                return null;
            }
        }

        @Override
        public String toString() {
            return "Credentials[userId=" + userId + "]";
        }
    }
}
