package io.holdfast.policy.context;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.policy.LastError;

/** {@code context.LastError}. */
@AutoService(NetTypeSource.class)
public final class LastErrorType implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {"ILastError"};
    }

    @Override
    public NetType describe(String name) {
        return SurfaceType.of(name, LastError.class)
                .property("string Source", LastError::source)
                .property("string Reason", LastError::reason)
                .property("string Message", LastError::message)
                .property("string Scope", LastError::scope)
                .property("string Section", LastError::section)
                .property("string Path", LastError::path)
                .property("string PolicyId", LastError::policyId)
                .property("int HttpErrorCode", LastError::status)
                .builder()
                .build();
    }
}
