package io.holdfast.policy.context;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.policy.view.ApiView;

/** Where an API looks for subscription keys. */
@AutoService(NetTypeSource.class)
public final class KeyNamesType implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {"ISubscriptionKeyParameterNames"};
    }

    @Override
    public NetType describe(String name) {
        return SurfaceType.of(name, KeyNamesType.Names.class)
                .property("string Header", Names::header)
                .property("string Query", Names::query)
                .builder()
                .build();
    }

    record Names(String header, String query) {
        static Names of(ApiView api) {
            return new Names(api.keyHeader(), api.keyQuery());
        }
    }
}
