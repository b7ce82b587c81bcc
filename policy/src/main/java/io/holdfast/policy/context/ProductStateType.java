package io.holdfast.policy.context;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.policy.view.ProductView;

/** The states of a product. */
@AutoService(NetTypeSource.class)
public final class ProductStateType implements NetTypeSource {

    /** Named as documents write them. */
    enum ProductState {
        NotPublished,
        Published
    }

    static ProductState of(ProductView product) {
        return product.published() ? ProductState.Published : ProductState.NotPublished;
    }

    @Override
    public String[] names() {
        return new String[] {"ProductState"};
    }

    @Override
    public NetType describe(String name) {
        return NetTypeBuilder.ofEnum(name, ProductState.class).build();
    }
}
