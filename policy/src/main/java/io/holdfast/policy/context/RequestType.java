package io.holdfast.policy.context;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.crypto.NetCertificate;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.view.UrlView;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code context.Request}. */
@AutoService(NetTypeSource.class)
public final class RequestType implements NetTypeSource {

    /** What reads it needs the request's body. */
    static final String BODY = "IRequest.Body";

    record Received(Exchange exchange) {

        MessageBodyType.@Nullable Held body() {
            return MessageBodyType.Held.of(exchange.requestBody());
        }

        @Nullable
        NetCertificate certificate() {
            List<X509Certificate> shown = exchange.callerCertificates();
            return shown.isEmpty()
                    ? null
                    : new NetCertificate(
                            shown.getFirst(), null, exchange.outside().authorities());
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
                .property("X509Certificate2 Certificate", Received::certificate)
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
