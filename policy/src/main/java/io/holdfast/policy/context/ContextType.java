package io.holdfast.policy.context;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.policy.Exchange;
import java.util.Objects;

/** {@code context}. Public documentation: context variable of policy expressions. */
@AutoService(NetTypeSource.class)
public final class ContextType implements NetTypeSource {

    static final String NAME = "IContext";

    @Override
    public String[] names() {
        return new String[] {NAME};
    }

    @Override
    public NetType describe(String name) {
        return SurfaceType.of(NAME, Exchange.class)
                .property("IApi Api", Exchange::api)
                .property("IDeployment Deployment", Exchange::deployment)
                .property("TimeSpan Elapsed", exchange -> Times.span(exchange.elapsed()))
                .property("ILastError LastError", Exchange::lastError)
                .property("IOperation Operation", Exchange::operation)
                .property("IProduct Product", Exchange::product)
                .property("IRequest Request", RequestType.Received::new)
                .property("Guid RequestId", exchange -> Times.guid(exchange.requestId()))
                .property("IResponse Response", ResponseType.Own::new)
                .property("ISubscription Subscription", Exchange::subscription)
                .property("DateTime Timestamp", exchange -> Times.utc(exchange.timestamp()))
                .property("bool Tracing", exchange -> false)
                .property("IUser User", Exchange::user)
                .property("IReadOnlyDictionary<string, object> Variables", Variables::new)
                .property("IWorkspace Workspace", exchange -> WorkspaceType.of(exchange.api()))
                .method("void Trace(string message)", (work, self, a) -> {
                    Objects.requireNonNull(self);
                    return null;
                })
                .builder()
                .build();
    }
}
