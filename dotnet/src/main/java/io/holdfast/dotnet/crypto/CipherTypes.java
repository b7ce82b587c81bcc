package io.holdfast.dotnet.crypto;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.Work;
import org.jspecify.annotations.Nullable;

/** SymmetricAlgorithm, the ICryptoTransform that it makes, and byte[].Encrypt and Decrypt of policies. */
@AutoService(NetTypeSource.class)
public final class CipherTypes implements NetTypeSource {

    private static final String SPACE = "System.Security.Cryptography.";

    /** An ICryptoTransform. */
    record Transform(NetCipher cipher, boolean encrypt, byte[] key, byte[] iv) {}

    @Override
    public String[] names() {
        return new String[] {
            SPACE + "SymmetricAlgorithm", SPACE + "ICryptoTransform", SPACE + "SymmetricAlgorithmExtensions"
        };
    }

    @Override
    public NetType describe(String name) {
        return switch (name.substring(SPACE.length())) {
            case "SymmetricAlgorithm" -> algorithm(name);
            case "ICryptoTransform" ->
                NetTypeBuilder.ofClass(name, Transform.class)
                        .is("IDisposable")
                        .method(
                                "byte[] TransformFinalBlock(byte[] inputBuffer, int inputOffset, int inputCount)",
                                (work, self, a) -> {
                                    Transform transform = Args.self(self);
                                    byte[] data = Crypto.part(
                                            Args.given(a[0], "inputBuffer"), Args.whole(a[1]), Args.whole(a[2]));
                                    return transform
                                            .cipher()
                                            .transformed(
                                                    work, transform.encrypt(), data, transform.key(), transform.iv());
                                })
                        .mayRunLong()
                        .build();
            default -> extensions(name);
        };
    }

    private static NetCipher of(@Nullable Object self) {
        return Args.self(self);
    }

    private static NetType algorithm(String name) {
        NetTypeBuilder builder = NetTypeBuilder.ofClass(name, NetCipher.class)
                .is("IDisposable")
                .staticMethod("SymmetricAlgorithm Create()", (work, self, a) -> NetCipher.named("Aes"))
                .staticMethod(
                        "SymmetricAlgorithm Create(string algName)",
                        (work, self, a) -> NetCipher.named(Args.<String>given(a[0], "name")))
                .property("int BlockSize", (work, self, a) -> of(self).blockSize())
                .property("int KeySize", (work, self, a) -> of(self).keySize(), (work, self, a) -> {
                    of(self).setKeySize(Args.whole(a[0]));
                    return null;
                })
                .property("byte[] Key", (work, self, a) -> of(self).key(), (work, self, a) -> {
                    of(self).setKey(Args.given(a[0], "value"));
                    return null;
                })
                .property("byte[] IV", (work, self, a) -> of(self).iv(), (work, self, a) -> {
                    of(self).setIv(Args.given(a[0], "value"));
                    return null;
                })
                .property("CipherMode Mode", (work, self, a) -> of(self).mode, (work, self, a) -> {
                    of(self).mode = Args.self(a[0]);
                    return null;
                })
                .property("PaddingMode Padding", (work, self, a) -> of(self).padding, (work, self, a) -> {
                    of(self).padding = Args.self(a[0]);
                    return null;
                })
                .method("bool ValidKeySize(int bitLength)", (work, self, a) -> of(self).isKeySize(Args.whole(a[0])))
                .method("void GenerateKey()", (work, self, a) -> {
                    of(self).generateKey();
                    return null;
                })
                .method("void GenerateIV()", (work, self, a) -> {
                    of(self).generateIv();
                    return null;
                })
                .method("void Clear()", (work, self, a) -> null);
        for (boolean encrypt : new boolean[] {true, false}) {
            String method = "ICryptoTransform Create" + (encrypt ? "Encryptor" : "Decryptor");
            builder.method(
                            method + "()",
                            (work, self, a) -> new Transform(of(self), encrypt, of(self).key(), of(self).iv()))
                    .method(
                            method + "(byte[] rgbKey, byte[] rgbIV)",
                            (work, self, a) -> new Transform(
                                    of(self),
                                    encrypt,
                                    Args.<byte[]>given(a[0], "rgbKey").clone(),
                                    a[1] == null
                                            ? new byte[0]
                                            : Args.<byte[]>self(a[1]).clone()));
        }
        return builder.build();
    }

    private static NetType extensions(String name) {
        NetTypeBuilder builder = NetTypeBuilder.ofStatic(name);
        for (boolean encrypt : new boolean[] {true, false}) {
            String method = "byte[] " + (encrypt ? "Encrypt" : "Decrypt") + "(this byte[] input, ";
            builder.staticMethod(
                            method + "string alg, byte[] key, byte[] iv)",
                            (work, self, a) -> run(work, encrypt, a, named(a[1])))
                    .mayRunLong()
                    .staticMethod(
                            method + "SymmetricAlgorithm alg, byte[] key, byte[] iv)",
                            (work, self, a) -> run(work, encrypt, a, Args.given(a[1], "alg")))
                    .mayRunLong()
                    .staticMethod(method + "SymmetricAlgorithm alg)", (work, self, a) -> {
                        NetCipher cipher = Args.given(a[1], "alg");
                        return cipher.transformed(work, encrypt, Args.given(a[0], "input"), cipher.key(), cipher.iv());
                    })
                    .mayRunLong();
        }
        return builder.build();
    }

    private static NetCipher named(@Nullable Object name) {
        NetCipher cipher = NetCipher.named(Args.<String>given(name, "alg"));
        if (cipher == null) {
            throw io.holdfast.dotnet.NetException.nullReference();
        }
        return cipher;
    }

    private static byte[] run(Work work, boolean encrypt, @Nullable Object[] a, NetCipher cipher) {
        return cipher.transformed(
                work, encrypt, Args.given(a[0], "input"), Args.given(a[2], "key"), Args.given(a[3], "iv"));
    }
}
