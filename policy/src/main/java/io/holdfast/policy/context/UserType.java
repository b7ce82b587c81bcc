package io.holdfast.policy.context;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.policy.view.UserView;

/** {@code context.User}. */
@AutoService(NetTypeSource.class)
public final class UserType implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {"IUser"};
    }

    @Override
    public NetType describe(String name) {
        return SurfaceType.of(name, UserView.class)
                .property("string Id", UserView::id)
                .property("string Email", UserView::email)
                .property("string FirstName", UserView::firstName)
                .property("string LastName", UserView::lastName)
                .property("string Note", UserView::note)
                .property("DateTime? RegistrationDate", user -> Times.utcOrNull(user.registered()))
                .property("IEnumerable<IGroup> Groups", user -> GroupType.all(user.groups()))
                .property("IEnumerable<IUserIdentity> Identities", user -> UserIdentityType.all(user.identities()))
                .builder()
                .build();
    }
}
