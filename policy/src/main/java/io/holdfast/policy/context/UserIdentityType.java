package io.holdfast.policy.context;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.NetArray;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.NetTypes;
import io.holdfast.policy.view.UserView;
import java.util.List;

/** Who a user is to a provider of identities. */
@AutoService(NetTypeSource.class)
public final class UserIdentityType implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {"IUserIdentity"};
    }

    @Override
    public NetType describe(String name) {
        return SurfaceType.of(name, UserView.Identity.class)
                .property("string Id", UserView.Identity::id)
                .property("string Provider", UserView.Identity::provider)
                .builder()
                .build();
    }

    static NetArray all(List<UserView.Identity> identities) {
        return new NetArray(NetTypes.get("IUserIdentity").ref(), identities.toArray());
    }
}
