package io.holdfast.dotnet.json;

import io.holdfast.dotnet.Work;
import org.jspecify.annotations.Nullable;

/** JSON as text, put into the output as it is. */
public final class JRaw extends JValue {

    public JRaw(@Nullable Object text) {
        super(text, JTokenType.Raw);
    }

    @Override
    public JRaw deepClone(Work work) {
        work.charge(JContainer.NODE_BYTES);
        return new JRaw(value());
    }
}
