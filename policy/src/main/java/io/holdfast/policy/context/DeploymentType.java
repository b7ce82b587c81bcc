package io.holdfast.policy.context;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.policy.view.DeploymentView;

/** {@code context.Deployment}. */
@AutoService(NetTypeSource.class)
public final class DeploymentType implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {"IDeployment"};
    }

    @Override
    public NetType describe(String name) {
        return SurfaceType.of(name, DeploymentView.class)
                .property("string GatewayId", DeploymentView::gatewayId)
                .property("IGateway Gateway", deployment -> new GatewayType.Gateway(deployment))
                .property("string Region", DeploymentView::region)
                .property("string ServiceId", DeploymentView::serviceId)
                .property("string ServiceName", DeploymentView::serviceName)
                .builder()
                .build();
    }
}
