package io.holdfast.policy.context;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.NetArray;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.NetTypes;
import io.holdfast.policy.view.GroupView;
import java.util.List;

/** A group of users. */
@AutoService(NetTypeSource.class)
public final class GroupType implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {"IGroup"};
    }

    @Override
    public NetType describe(String name) {
        return SurfaceType.of(name, GroupView.class)
                .property("string Id", GroupView::id)
                .property("string Name", GroupView::name)
                .builder()
                .build();
    }

    static NetArray all(List<GroupView> groups) {
        return new NetArray(NetTypes.get("IGroup").ref(), groups.toArray());
    }
}
