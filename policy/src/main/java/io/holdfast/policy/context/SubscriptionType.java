package io.holdfast.policy.context;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.policy.view.SubscriptionView;

/** {@code context.Subscription}. */
@AutoService(NetTypeSource.class)
public final class SubscriptionType implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {"ISubscription"};
    }

    @Override
    public NetType describe(String name) {
        return SurfaceType.of(name, SubscriptionView.class)
                .property("string Id", SubscriptionView::id)
                .property("string Name", SubscriptionView::name)
                .property("string Key", SubscriptionView::key)
                .property("string PrimaryKey", SubscriptionView::primaryKey)
                .property("string SecondaryKey", SubscriptionView::secondaryKey)
                .property("DateTime? CreatedDate", subscription -> Times.utcOrNull(subscription.created()))
                .property("DateTime? StartDate", subscription -> Times.utcOrNull(subscription.start()))
                .property("DateTime? EndDate", subscription -> Times.utcOrNull(subscription.end()))
                .builder()
                .build();
    }
}
