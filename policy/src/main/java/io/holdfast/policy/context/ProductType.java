package io.holdfast.policy.context;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.NetArray;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.policy.view.ProductView;

/** {@code context.Product}. */
@AutoService(NetTypeSource.class)
public final class ProductType implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {"IProduct"};
    }

    @Override
    public NetType describe(String name) {
        return SurfaceType.of(name, ProductView.class)
                .property("string Id", ProductView::id)
                .property("string Name", ProductView::name)
                .property("bool ApprovalRequired", ProductView::approvalRequired)
                .property("bool SubscriptionRequired", ProductView::subscriptionRequired)
                .property("int? SubscriptionLimit", ProductView::subscriptionLimit)
                .property("ProductState State", ProductStateType::of)
                .property("IEnumerable<IGroup> Groups", product -> GroupType.all(product.groups()))
                .property("IEnumerable<string> Apis", product -> NetArray.ofStrings(product.apis()))
                .property("IWorkspace Workspace", product -> WorkspaceType.Workspace.named(product.workspace()))
                .builder()
                .build();
    }
}
