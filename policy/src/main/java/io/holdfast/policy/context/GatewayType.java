package io.holdfast.policy.context;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.policy.view.DeploymentView;

/** {@code context.Deployment.Gateway}. */
@AutoService(NetTypeSource.class)
public final class GatewayType implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {"IGateway"};
    }

    @Override
    public NetType describe(String name) {
        return SurfaceType.of(name, GatewayType.Gateway.class)
                .property("string Id", gateway -> gateway.of().gatewayId())
                .property("string InstanceId", gateway -> gateway.of().instanceId())
                .property("bool IsManaged", gateway -> gateway.of().managed())
                .builder()
                .build();
    }

    record Gateway(DeploymentView of) {}
}
