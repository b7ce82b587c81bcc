package io.holdfast.policy.context;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.NetObject;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.NetTypes;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.policy.Body;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.Headers;
import io.holdfast.policy.Response;
import org.jspecify.annotations.Nullable;

/** {@code IResponse}: the call's own response, or one that a policy fetched. */
@AutoService(NetTypeSource.class)
public final class ResponseType implements NetTypeSource {

    private static final String NAME = "IResponse";

    /** {@code context.Response}. */
    record Own(Exchange exchange) implements Response, NetObject {

        @Override
        public int status() {
            return exchange.status();
        }

        @Override
        public String reason() {
            return exchange.reason();
        }

        @Override
        public Headers headers() {
            return exchange.responseHeaders();
        }

        @Override
        public @Nullable Body body() {
            return exchange.responseBody();
        }

        @Override
        public TypeRef netType() {
            return NetTypes.get(NAME).ref();
        }
    }

    record Fetched(Response response) implements Response, NetObject {

        @Override
        public int status() {
            return response.status();
        }

        @Override
        public String reason() {
            return response.reason();
        }

        @Override
        public Headers headers() {
            return response.headers();
        }

        @Override
        public @Nullable Body body() {
            return response.body();
        }

        @Override
        public TypeRef netType() {
            return NetTypes.get(NAME).ref();
        }
    }

    @Override
    public String[] names() {
        return new String[] {NAME};
    }

    @Override
    public NetType describe(String name) {
        return SurfaceType.of(NAME, Response.class)
                .property("IMessageBody Body", response -> MessageBodyType.Held.of(response.body()))
                .property(
                        "IReadOnlyDictionary<string, string[]> Headers",
                        response -> new HeaderFields(response.headers()))
                .property("int StatusCode", Response::status)
                .property("string StatusReason", Response::reason)
                .builder()
                .build();
    }
}
