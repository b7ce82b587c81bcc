package io.holdfast.policy.context;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.view.UrlView;

/** {@code context.Request}. */
@AutoService(NetTypeSource.class)
public final class RequestType implements NetTypeSource {

    /** What reads it needs the request's body. */
    static final String BODY = "IRequest.Body";

    record Received(Exchange exchange) {

        MessageBodyType.@org.jspecify.annotations.Nullable Held body() {
            return MessageBodyType.Held.of(exchange.requestBody());
        }

        HeaderFields headers() {
            return new HeaderFields(exchange.requestHeaders());
        }

        UrlView url() {
            return SentUrl.of(exchange);
        }
    }

    @Override
    public String[] names() {
        return new String[] {"IRequest"};
    }

    @Override
    public NetType describe(String name) {
        return SurfaceType.of(name, Received.class)
                .property("IMessageBody Body", Received::body)
                .property("IReadOnlyDictionary<string, string[]> Headers", Received::headers)
                .property("string IpAddress", request -> request.exchange().remoteAddress())
                .property(
                        "IReadOnlyDictionary<string, string> MatchedParameters",
                        request -> new MatchedParameters(request.exchange()))
                .property("string Method", request -> request.exchange().method())
                .property("IUrl OriginalUrl", request -> request.exchange().originalUrl())
                .property("IUrl Url", Received::url)
                .builder()
                .build();
    }
}
