package io.holdfast.policy.context;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.policy.view.UrlView;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A URL: {@code context.Request.Url}, {@code OriginalUrl}, {@code context.Api.ServiceUrl}. {@code ToString()} and {@code ToUri()} are undocumented and widely used. */
@AutoService(NetTypeSource.class)
public final class UrlType implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {"IUrl"};
    }

    @Override
    public NetType describe(String name) {
        return SurfaceType.of(name, UrlView.class)
                .property("string Scheme", UrlView::scheme)
                .property("string Host", UrlView::host)
                .property("int Port", UrlView::port)
                .property("string Path", UrlView::path)
                .property("string QueryString", url -> url.query().isEmpty() ? "" : "?" + url.query())
                .property(
                        "IReadOnlyDictionary<string, string[]> Query",
                        url -> new NamedTexts(QueryText.read(url.query())))
                .method("string ToString()", (work, self, a) -> String.valueOf(self))
                .method("Uri ToUri()", (work, self, a) -> FromText.make("System.Uri", work, String.valueOf(self)))
                .builder()
                .build();
    }

    /** Null for what is no absolute URL. */
    static @Nullable UrlView read(@Nullable String url) {
        if (url == null) {
            return null;
        }
        try {
            URI uri = URI.create(url.strip());
            String scheme = uri.getScheme();
            String host = uri.getHost();
            if (scheme == null || host == null) {
                return null;
            }
            int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
            String query = uri.getRawQuery();
            return new UrlView(scheme, host, port, uri.getRawPath(), query == null ? "" : query);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
