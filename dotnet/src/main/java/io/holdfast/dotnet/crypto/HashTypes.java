package io.holdfast.dotnet.crypto;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** HashAlgorithm, KeyedHashAlgorithm, HMAC and all that they stand above. Streams are left out. */
@AutoService(NetTypeSource.class)
public final class HashTypes implements NetTypeSource {

    private static final String SPACE = "System.Security.Cryptography.";
    private static final String[] HASHES = {"MD5", "SHA1", "SHA256", "SHA384", "SHA512"};

    @Override
    public String[] names() {
        List<String> names =
                new ArrayList<>(List.of(SPACE + "HashAlgorithm", SPACE + "KeyedHashAlgorithm", SPACE + "HMAC"));
        for (String hash : HASHES) {
            names.add(SPACE + hash);
            names.add(SPACE + "HMAC" + hash);
            if (!hash.equals("MD5")) {
                names.add(SPACE + hash + "Managed");
            }
        }
        return names.toArray(String[]::new);
    }

    @Override
    public NetType describe(String name) {
        String simple = name.substring(SPACE.length());
        return switch (simple) {
            case "HashAlgorithm" -> base(name);
            case "KeyedHashAlgorithm" ->
                NetTypeBuilder.ofClass(name, NetHash.class)
                        .is("HashAlgorithm")
                        .property("byte[] Key", (work, self, a) -> of(self).key(), (work, self, a) -> {
                            of(self).setKey(Args.given(a[0], "value"));
                            return null;
                        })
                        .build();
            case "HMAC" ->
                NetTypeBuilder.ofClass(name, NetHash.class)
                        .is("KeyedHashAlgorithm")
                        .property("string HashName", (work, self, a) -> of(self).hashName())
                        .staticMethod("HMAC Create(string algorithmName)", (work, self, a) -> made(Args.text(a[0])))
                        .build();
            default -> simple.startsWith("HMAC") ? keyed(name, simple) : plain(name, simple);
        };
    }

    private static NetHash of(@Nullable Object self) {
        return Args.self(self);
    }

    private static String java(String hash) {
        return hash.startsWith("SHA") ? "SHA-" + hash.substring(3) : hash;
    }

    private static NetType base(String name) {
        return NetTypeBuilder.ofClass(name, NetHash.class)
                .is("IDisposable")
                .staticMethod("HashAlgorithm Create()", (work, self, a) -> hash("SHA1"))
                .staticMethod("HashAlgorithm Create(string hashName)", (work, self, a) -> made(Args.text(a[0])))
                .property("int HashSize", (work, self, a) -> of(self).hashSize())
                .property("byte[] Hash", (work, self, a) -> of(self).result())
                .property("bool CanReuseTransform", (work, self, a) -> true)
                .property("bool CanTransformMultipleBlocks", (work, self, a) -> true)
                .property("int InputBlockSize", (work, self, a) -> 1)
                .property("int OutputBlockSize", (work, self, a) -> 1)
                .method(
                        "byte[] ComputeHash(byte[] buffer)",
                        (work, self, a) -> of(self).compute(work, Args.given(a[0], "buffer")))
                .mayRunLong()
                .method(
                        "byte[] ComputeHash(byte[] buffer, int offset, int count)",
                        (work, self, a) -> of(self).compute(
                                        work,
                                        Crypto.part(Args.given(a[0], "buffer"), Args.whole(a[1]), Args.whole(a[2]))))
                .mayRunLong()
                .method(
                        "int TransformBlock(byte[] inputBuffer, int inputOffset, int inputCount, byte[] outputBuffer, int"
                                + " outputOffset)",
                        (work, self, a) -> {
                            byte[] part =
                                    Crypto.part(Args.given(a[0], "inputBuffer"), Args.whole(a[1]), Args.whole(a[2]));
                            of(self).add(work, part);
                            return part.length;
                        })
                .mayRunLong()
                .method(
                        "byte[] TransformFinalBlock(byte[] inputBuffer, int inputOffset, int inputCount)",
                        (work, self, a) -> {
                            byte[] part =
                                    Crypto.part(Args.given(a[0], "inputBuffer"), Args.whole(a[1]), Args.whole(a[2]));
                            of(self).add(work, part);
                            of(self).finish(work);
                            return part;
                        })
                .mayRunLong()
                .method("void Initialize()", (work, self, a) -> {
                    of(self).reset();
                    return null;
                })
                .method("void Clear()", (work, self, a) -> null)
                .build();
    }

    private static NetHash hash(String simple) {
        return new NetHash(SPACE + simple, java(simple), null);
    }

    private static NetHash hmac(String hash, byte[] key) {
        return new NetHash(SPACE + "HMAC" + hash, java(hash), key.clone());
    }

    /** Null for what is unknown, as .NET has it. */
    private static @Nullable NetHash made(@Nullable String given) {
        String name =
                given == null ? "" : given.substring(given.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
        String plain = name.replace("-", "").replace("MANAGED", "");
        plain = plain.equals("SHA") ? "SHA1" : plain;
        boolean keyed = plain.startsWith("HMAC");
        String hash = keyed ? plain.substring(4) : plain;
        if (!List.of(HASHES).contains(hash)) {
            return null;
        }
        return keyed ? hmac(hash, Crypto.random(NetHash.keyLength(java(hash)))) : hash(hash);
    }

    private static NetType plain(String name, String simple) {
        boolean managed = simple.endsWith("Managed");
        String hash = managed ? simple.substring(0, simple.length() - "Managed".length()) : simple;
        NetTypeBuilder builder = NetTypeBuilder.ofClass(name, NetHash.class).is(managed ? hash : "HashAlgorithm");
        if (managed) {
            return builder.constructor("()", (work, self, a) -> new NetHash(name, java(hash), null))
                    .build();
        }
        return builder.staticMethod(hash + " Create()", (work, self, a) -> hash(hash))
                .staticMethod(hash + " Create(string hashName)", (work, self, a) -> made(Args.text(a[0])))
                .staticMethod(
                        "byte[] HashData(byte[] source)",
                        (work, self, a) -> hash(hash).compute(work, Args.given(a[0], "source")))
                .mayRunLong()
                .build();
    }

    private static NetType keyed(String name, String simple) {
        String hash = simple.substring(4);
        NetTypeBuilder builder = NetTypeBuilder.ofClass(name, NetHash.class)
                .is("HMAC")
                .constructor("()", (work, self, a) -> hmac(hash, Crypto.random(NetHash.keyLength(java(hash)))))
                .constructor("(byte[] key)", (work, self, a) -> hmac(hash, Args.given(a[0], "key")))
                .staticMethod(
                        "byte[] HashData(byte[] key, byte[] source)",
                        (work, self, a) ->
                                hmac(hash, Args.given(a[0], "key")).compute(work, Args.given(a[1], "source")))
                .mayRunLong();
        return hash.equals("SHA1")
                ? builder.constructor(
                                "(byte[] key, bool useManagedSha1)",
                                (work, self, a) -> hmac(hash, Args.given(a[0], "key")))
                        .build()
                : builder.build();
    }
}
