package io.holdfast.dotnet.crypto;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.Values;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** HashAlgorithmName, RSASignaturePadding, RSAEncryptionPadding and Oid: names of what RSA and certificates use. */
@AutoService(NetTypeSource.class)
public final class NameTypes implements NetTypeSource {

    private static final String SPACE = "System.Security.Cryptography.";
    private static final String[] HASHES = {"MD5", "SHA1", "SHA256", "SHA384", "SHA512"};

    /** A HashAlgorithmName. */
    record HashName(@Nullable String name) {
        @Override
        public String toString() {
            return name == null ? "" : name;
        }
    }

    /** A padding of signatures. */
    record SignaturePadding(boolean pss) {}

    /** A padding of what is encrypted: OAEP with a hash, or PKCS #1 without. */
    record EncryptionPadding(@Nullable String oaep) {}

    /** An Oid. */
    record ObjectId(@Nullable String value, @Nullable String friendlyName) {
        private static final Map<String, String> NAMES = Map.ofEntries(
                Map.entry("1.2.840.113549.1.1.1", "RSA"),
                Map.entry("1.2.840.113549.1.1.5", "sha1RSA"),
                Map.entry("1.2.840.113549.1.1.11", "sha256RSA"),
                Map.entry("1.2.840.113549.1.1.12", "sha384RSA"),
                Map.entry("1.2.840.113549.1.1.13", "sha512RSA"),
                Map.entry("1.2.840.10045.2.1", "ECC"),
                Map.entry("1.2.840.10045.4.3.2", "sha256ECDSA"),
                Map.entry("1.2.840.10045.4.3.3", "sha384ECDSA"),
                Map.entry("1.2.840.10045.4.3.4", "sha512ECDSA"),
                Map.entry("1.3.14.3.2.26", "sha1"),
                Map.entry("2.16.840.1.101.3.4.2.1", "sha256"),
                Map.entry("2.16.840.1.101.3.4.2.2", "sha384"),
                Map.entry("2.16.840.1.101.3.4.2.3", "sha512"),
                Map.entry("2.5.4.3", "CN"));

        static ObjectId of(String written) {
            for (var each : NAMES.entrySet()) {
                if (each.getValue().equalsIgnoreCase(written) || each.getKey().equals(written)) {
                    return new ObjectId(each.getKey(), each.getValue());
                }
            }
            boolean dotted = written.matches("[0-9]+(\\.[0-9]+)+");
            return new ObjectId(dotted ? written : null, dotted ? null : written);
        }
    }

    @Override
    public String[] names() {
        return new String[] {
            SPACE + "HashAlgorithmName", SPACE + "RSASignaturePadding", SPACE + "RSAEncryptionPadding", SPACE + "Oid"
        };
    }

    @Override
    public NetType describe(String name) {
        return switch (name.substring(SPACE.length())) {
            case "HashAlgorithmName" -> hash(name);
            case "RSASignaturePadding" ->
                equal(NetTypeBuilder.ofClass(name, SignaturePadding.class), "RSASignaturePadding")
                        .staticProperty("RSASignaturePadding Pkcs1", (work, self, a) -> new SignaturePadding(false))
                        .staticProperty("RSASignaturePadding Pss", (work, self, a) -> new SignaturePadding(true))
                        .method(
                                "string ToString()",
                                (work, self, a) ->
                                        Args.<SignaturePadding>self(self).pss() ? "Pss" : "Pkcs1")
                        .build();
            case "RSAEncryptionPadding" -> encryption(name);
            default ->
                NetTypeBuilder.ofClass(name, ObjectId.class)
                        .constructor("()", (work, self, a) -> new ObjectId(null, null))
                        .constructor("(string oid)", (work, self, a) -> ObjectId.of(Args.given(a[0], "oid")))
                        .constructor(
                                "(string value, string friendlyName)",
                                (work, self, a) -> new ObjectId(Args.text(a[0]), Args.text(a[1])))
                        .property(
                                "string Value",
                                (work, self, a) -> Args.<ObjectId>self(self).value())
                        .property(
                                "string FriendlyName",
                                (work, self, a) -> Args.<ObjectId>self(self).friendlyName())
                        .build();
        };
    }

    private static NetTypeBuilder equal(NetTypeBuilder builder, String type) {
        String both = "(" + type + " left, " + type + " right)";
        return builder.method("bool Equals(object obj)", (work, self, a) -> Objects.equals(self, a[0]))
                .method("bool Equals(" + type + " other)", (work, self, a) -> Objects.equals(self, a[0]))
                .method("int GetHashCode()", (work, self, a) -> Values.hashCode(Args.self(self)))
                .staticMethod("bool op_Equality" + both, (work, self, a) -> Objects.equals(a[0], a[1]))
                .staticMethod("bool op_Inequality" + both, (work, self, a) -> !Objects.equals(a[0], a[1]));
    }

    private static NetType hash(String name) {
        NetTypeBuilder builder = equal(
                        NetTypeBuilder.ofStruct(name, HashName.class, new HashName(null)), "HashAlgorithmName")
                .constructor("(string name)", (work, self, a) -> new HashName(Args.text(a[0])))
                .property(
                        "string Name",
                        (work, self, a) -> Args.<HashName>self(self).name())
                .method("string ToString()", (work, self, a) -> Args.self(self).toString());
        for (String hash : HASHES) {
            builder.staticProperty("HashAlgorithmName " + hash, (work, self, a) -> new HashName(hash));
        }
        return builder.build();
    }

    private static NetType encryption(String name) {
        NetTypeBuilder builder = equal(NetTypeBuilder.ofClass(name, EncryptionPadding.class), "RSAEncryptionPadding")
                .staticProperty("RSAEncryptionPadding Pkcs1", (work, self, a) -> new EncryptionPadding(null))
                .staticMethod(
                        "RSAEncryptionPadding CreateOaep(HashAlgorithmName hashAlgorithm)",
                        (work, self, a) -> new EncryptionPadding(java(Args.self(a[0]))))
                .property("HashAlgorithmName OaepHashAlgorithm", (work, self, a) -> {
                    String oaep = Args.<EncryptionPadding>self(self).oaep();
                    return new HashName(oaep == null ? null : oaep.replace("-", ""));
                })
                .method("string ToString()", (work, self, a) -> {
                    String oaep = Args.<EncryptionPadding>self(self).oaep();
                    return oaep == null ? "Pkcs1" : "Oaep" + oaep.replace("-", "");
                });
        for (String hash : HASHES) {
            if (!hash.equals("MD5")) {
                builder.staticProperty(
                        "RSAEncryptionPadding Oaep" + hash,
                        (work, self, a) -> new EncryptionPadding("SHA-" + hash.substring(3)));
            }
        }
        return builder.build();
    }

    /** Java's name of a hash. @throws NetException if it is none */
    static String java(HashName hash) {
        String name = hash.name();
        if (name == null || name.isEmpty()) {
            throw NetException.argument("The hash algorithm name cannot be null or empty. (Parameter 'hashAlgorithm')");
        }
        for (String each : HASHES) {
            if (each.equals(name)) {
                return each.startsWith("SHA") ? "SHA-" + each.substring(3) : each;
            }
        }
        throw Crypto.failed("'" + name + "' is not a known hash algorithm.");
    }
}
