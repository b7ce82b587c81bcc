package io.holdfast.dotnet.crypto;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import org.jspecify.annotations.Nullable;

/**
 * AsymmetricAlgorithm, RSA and RNGCryptoServiceProvider. Left out: spans, streams, and RSAParameters, which policies may not name. A
 * digest is signed by PKCS #1 alone.
 */
@AutoService(NetTypeSource.class)
public final class RsaTypes implements NetTypeSource {

    private static final String SPACE = "System.Security.Cryptography.";
    private static final String HOW = "HashAlgorithmName hashAlgorithm, RSASignaturePadding padding)";
    private static final int USUAL_SIZE = 2048;

    @Override
    public String[] names() {
        return new String[] {SPACE + "AsymmetricAlgorithm", SPACE + "RSA", SPACE + "RNGCryptoServiceProvider"};
    }

    @Override
    public NetType describe(String name) {
        return switch (name.substring(SPACE.length())) {
            case "AsymmetricAlgorithm" ->
                NetTypeBuilder.ofClass(name, Object.class)
                        .is("IDisposable")
                        .property("int KeySize", (work, self, a) -> of(self).size(), (work, self, a) -> {
                            of(self).setSize(Args.whole(a[0]));
                            return null;
                        })
                        .property("string KeyExchangeAlgorithm", (work, self, a) -> "RSA")
                        .property("string SignatureAlgorithm", (work, self, a) -> "RSA")
                        .method("void FromXmlString(string xmlString)", (work, self, a) -> {
                            RsaKeys.fromXml(of(self), Args.given(a[0], "xmlString"));
                            return null;
                        })
                        .mayRunLong()
                        .method(
                                "string ToXmlString(bool includePrivateParameters)",
                                (work, self, a) -> RsaKeys.toXml(of(self), Args.flag(a[0])))
                        .mayRunLong()
                        .method("void Clear()", (work, self, a) -> null)
                        .build();
            case "RSA" -> rsa(name);
            default -> random(name);
        };
    }

    private static NetRsa of(@Nullable Object self) {
        return Args.self(self);
    }

    private static byte[] bytes(@Nullable Object given, String name) {
        return Args.given(given, name);
    }

    private static String hash(@Nullable Object name) {
        return NameTypes.java(Args.self(name));
    }

    private static boolean pss(@Nullable Object padding) {
        return Args.<NameTypes.SignaturePadding>given(padding, "padding").pss();
    }

    private static void onlyPkcs1(@Nullable Object padding) {
        if (pss(padding)) {
            throw Crypto.failed("Specified padding mode is not valid for this algorithm.");
        }
    }

    private static NetType rsa(String name) {
        return NetTypeBuilder.ofClass(name, NetRsa.class)
                .is("AsymmetricAlgorithm")
                .staticMethod("RSA Create()", (work, self, a) -> new NetRsa(USUAL_SIZE))
                .staticMethod("RSA Create(int keySizeInBits)", (work, self, a) -> new NetRsa(Args.whole(a[0])))
                .method("void ImportFromPem(string input)", (work, self, a) -> {
                    RsaKeys.fromPem(of(self), Args.given(a[0], "input"));
                    return null;
                })
                .mayRunLong()
                .with(RsaTypes::signatures)
                .with(RsaTypes::digests)
                .method(
                        "byte[] Encrypt(byte[] data, RSAEncryptionPadding padding)",
                        (work, self, a) -> of(self).transformed(work, true, bytes(a[0], "data"), oaep(a[1])))
                .mayRunLong()
                .method(
                        "byte[] Decrypt(byte[] data, RSAEncryptionPadding padding)",
                        (work, self, a) -> of(self).transformed(work, false, bytes(a[0], "data"), oaep(a[1])))
                .mayRunLong()
                .build();
    }

    private static @Nullable String oaep(@Nullable Object padding) {
        return Args.<NameTypes.EncryptionPadding>given(padding, "padding").oaep();
    }

    private static void signatures(NetTypeBuilder builder) {
        builder.method(
                        "byte[] SignData(byte[] data, " + HOW,
                        (work, self, a) -> of(self).sign(work, bytes(a[0], "data"), hash(a[1]), pss(a[2])))
                .mayRunLong()
                .method(
                        "byte[] SignData(byte[] data, int offset, int count, " + HOW,
                        (work, self, a) -> of(self).sign(
                                        work,
                                        Crypto.part(bytes(a[0], "data"), Args.whole(a[1]), Args.whole(a[2])),
                                        hash(a[3]),
                                        pss(a[4])))
                .mayRunLong()
                .method(
                        "bool VerifyData(byte[] data, byte[] signature, " + HOW,
                        (work, self, a) -> of(self).verify(
                                        work, bytes(a[0], "data"), bytes(a[1], "signature"), hash(a[2]), pss(a[3])))
                .mayRunLong()
                .method(
                        "bool VerifyData(byte[] data, int offset, int count, byte[] signature, " + HOW,
                        (work, self, a) -> of(self).verify(
                                        work,
                                        Crypto.part(bytes(a[0], "data"), Args.whole(a[1]), Args.whole(a[2])),
                                        bytes(a[3], "signature"),
                                        hash(a[4]),
                                        pss(a[5])))
                .mayRunLong();
    }

    private static void digests(NetTypeBuilder builder) {
        builder.method("byte[] SignHash(byte[] hash, " + HOW, (work, self, a) -> {
                    onlyPkcs1(a[2]);
                    return of(self).signHash(work, bytes(a[0], "hash"), hash(a[1]));
                })
                .mayRunLong()
                .method("bool VerifyHash(byte[] hash, byte[] signature, " + HOW, (work, self, a) -> {
                    onlyPkcs1(a[3]);
                    return of(self).verifyHash(work, bytes(a[0], "hash"), bytes(a[1], "signature"), hash(a[2]));
                })
                .mayRunLong();
    }

    private static NetType random(String name) {
        return NetTypeBuilder.ofClass(name, java.security.SecureRandom.class)
                .is("IDisposable")
                .constructor("()", (work, self, a) -> new java.security.SecureRandom())
                .method("void GetBytes(byte[] data)", (work, self, a) -> {
                    Crypto.RANDOM.nextBytes(bytes(a[0], "data"));
                    return null;
                })
                .mayRunLong()
                .method("void GetBytes(byte[] data, int offset, int count)", (work, self, a) -> {
                    byte[] all = bytes(a[0], "data");
                    int count = Crypto.part(all, Args.whole(a[1]), Args.whole(a[2])).length;
                    System.arraycopy(Crypto.random(count), 0, all, Args.whole(a[1]), count);
                    return null;
                })
                .mayRunLong()
                .method("void GetNonZeroBytes(byte[] data)", (work, self, a) -> {
                    byte[] all = bytes(a[0], "data");
                    for (int i = 0; i < all.length; i++) {
                        all[i] = (byte) (1 + Crypto.RANDOM.nextInt(255));
                    }
                    return null;
                })
                .mayRunLong()
                .build();
    }
}
