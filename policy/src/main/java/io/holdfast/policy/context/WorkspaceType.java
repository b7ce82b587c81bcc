package io.holdfast.policy.context;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.policy.view.ApiView;
import org.jspecify.annotations.Nullable;

/** The workspace of an API or a product. */
@AutoService(NetTypeSource.class)
public final class WorkspaceType implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {"IWorkspace"};
    }

    @Override
    public NetType describe(String name) {
        return SurfaceType.of(name, WorkspaceType.Workspace.class)
                .property("string Id", Workspace::id)
                .property("string Name", Workspace::id)
                .builder()
                .build();
    }

    record Workspace(String id) {
        static @Nullable Workspace named(@Nullable String id) {
            return id == null ? null : new Workspace(id);
        }
    }

    static @Nullable Workspace of(@Nullable ApiView api) {
        return api == null ? null : Workspace.named(api.workspace());
    }
}
