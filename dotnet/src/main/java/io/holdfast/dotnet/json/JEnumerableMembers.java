package io.holdfast.dotnet.json;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.NetEnumerable;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.TypeRefs;

/** IJEnumerable and JEnumerable: sequences of tokens that can be asked for what lies under a key. */
@AutoService(NetTypeSource.class)
public final class JEnumerableMembers implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {JToken.NAMESPACE + "IJEnumerable", JToken.NAMESPACE + "JEnumerable"};
    }

    @Override
    public NetType describe(String name) {
        if (name.endsWith("IJEnumerable")) {
            return NetTypeBuilder.ofInterface(name + "<out T>", NetEnumerable.class)
                    .is("IEnumerable<T>")
                    .indexer(
                            "IJEnumerable<JToken> this[object key]",
                            (work, self, a) -> TokenValues.values(
                                    work, self, true, a[0], TypeRefs.of(JToken.NAMESPACE + "JToken")))
                    .mayRunLong()
                    .build();
        }
        return NetTypeBuilder.ofClass(name + "<T>", TokenSequence.class)
                .is("IJEnumerable<T>")
                .build();
    }
}
