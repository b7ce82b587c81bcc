package io.holdfast.policy.context;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.NetArray;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.policy.view.ApiView;

/** {@code context.Api}. */
@AutoService(NetTypeSource.class)
public final class ApiType implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {"IApi"};
    }

    @Override
    public NetType describe(String name) {
        return SurfaceType.of(name, ApiView.class)
                .property("string Id", ApiView::id)
                .property("string Name", ApiView::name)
                .property("string Path", ApiView::path)
                .property("string Revision", ApiView::revision)
                .property("string Version", ApiView::version)
                .property("bool IsCurrentRevision", ApiView::currentRevision)
                .property("IUrl ServiceUrl", api -> UrlType.read(api.serviceUrl()))
                .property("IEnumerable<string> Protocols", api -> NetArray.ofStrings(api.protocols()))
                .property("ISubscriptionKeyParameterNames SubscriptionKeyParameterNames", KeyNamesType.Names::of)
                .property("IWorkspace Workspace", WorkspaceType::of)
                .builder()
                .build();
    }
}
