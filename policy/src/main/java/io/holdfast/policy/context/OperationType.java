package io.holdfast.policy.context;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.policy.OperationView;

/** {@code context.Operation}. */
@AutoService(NetTypeSource.class)
public final class OperationType implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {"IOperation"};
    }

    @Override
    public NetType describe(String name) {
        return SurfaceType.of(name, OperationView.class)
                .property("string Id", OperationView::id)
                .property("string Name", OperationView::name)
                .property("string Method", OperationView::method)
                .property("string UrlTemplate", OperationView::urlTemplate)
                .builder()
                .build();
    }
}
