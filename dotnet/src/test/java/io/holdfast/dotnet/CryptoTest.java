package io.holdfast.dotnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CryptoTest {

    private static final String SPACE = "System.Security.Cryptography.";
    private static final String EXTENSIONS = SPACE + "SymmetricAlgorithmExtensions";

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(CryptoTest.class.getResourceAsStream("crypto/" + name))) {
            return in.readAllBytes();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MD5,900150983cd24fb0d6963f7d28e17f72",
        "SHA1,a9993e364706816aba3e25717850c26c9cd0d89d",
        "SHA256,ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    })
    void hashesAreThoseOfTheStandards(String name, String expected) {
        Object hash = Net.call(SPACE + name, "Create");
        assertThat((byte[]) Net.on(hash, "ComputeHash", bytes("abc")))
                .isEqualTo(HexFormat.of().parseHex(expected));
        Object byName = Net.call(SPACE + "HashAlgorithm", "Create", name);
        assertThat((byte[]) Net.on(byName, "ComputeHash", bytes("abc")))
                .isEqualTo(HexFormat.of().parseHex(expected));
    }

    @Test
    void aKeyedHashIsThatOfTheStandard() {
        Object hmac = Net.make(SPACE + "HMACSHA256", bytes("Jefe"));
        assertThat(HexFormat.of()
                        .formatHex((byte[]) Net.on(hmac, "ComputeHash", bytes("what do ya want for nothing?"))))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        assertThat(Net.on(hmac, "HashSize")).isEqualTo(256);
        Object empty = Net.make(SPACE + "HMACSHA256", new byte[0]);
        assertThat(HexFormat.of().formatHex((byte[]) Net.on(empty, "ComputeHash", new byte[0])))
                .isEqualTo("b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
    }

    @Test
    void aesEncryptsAsTheStandardSays() {
        byte[] key = HexFormat.of().parseHex("2b7e151628aed2a6abf7158809cf4f3c");
        byte[] iv = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");
        byte[] plain = HexFormat.of().parseHex("6bc1bee22e409f96e93d7e117393172a");
        byte[] encrypted = (byte[]) Net.call(EXTENSIONS, "Encrypt", plain, "Aes", key, iv);
        assertThat(encrypted).hasSize(32);
        assertThat(HexFormat.of().formatHex(encrypted)).startsWith("7649abac8119b246cee98e9b12e9197d");
        assertThat((byte[]) Net.call(EXTENSIONS, "Decrypt", encrypted, "Aes", key, iv))
                .isEqualTo(plain);
        assertThatThrownBy(() -> Net.call(EXTENSIONS, "Decrypt", plain, "Aes", key, iv))
                .hasMessage("Padding is invalid and cannot be removed.");
    }

    @ParameterizedTest
    @CsvSource({
        "Aes,PKCS7,CBC",
        "Aes,ANSIX923,CBC",
        "Aes,ISO10126,ECB",
        "TripleDES,PKCS7,CBC",
        "DES,PKCS7,ECB",
        "Aes,PKCS7,CFB"
    })
    void whatIsEncryptedCanBeDecrypted(String name, String padding, String mode) {
        Object cipher = Net.call(SPACE + "SymmetricAlgorithm", "Create", name);
        set(cipher, "Padding", Net.call(SPACE + "PaddingMode", padding));
        set(cipher, "Mode", Net.call(SPACE + "CipherMode", mode));
        byte[] encrypted = (byte[]) Net.call(EXTENSIONS, "Encrypt", bytes("a text of any length"), cipher);
        assertThat((byte[]) Net.call(EXTENSIONS, "Decrypt", encrypted, cipher))
                .isEqualTo(bytes("a text of any length"));
    }

    private static void set(Object self, String property, Object value) {
        NetType type = ((TypeRef.Of) Values.typeOf(self)).type();
        Member member = type.members().stream()
                .filter(each -> each.name().equals(property))
                .findFirst()
                .orElseThrow();
        Objects.requireNonNull(member.set()).invoke(Work.standard(), self, new Object[] {value});
    }

    @Test
    void aCertificateTellsWhatIsInIt() throws IOException {
        Object certificate = Net.make(SPACE + "X509Certificates.X509Certificate2", resource("c.pfx"), "secret");
        assertThat(Net.on(certificate, "Subject"))
                .isEqualTo("E=a@example.com, CN=api.example.com, O=\"Example, Inc.\", S=Lazio, C=IT");
        assertThat((String) Net.on(certificate, "Thumbprint")).matches("[0-9A-F]{40}");
        assertThat(Net.on(certificate, "HasPrivateKey")).isEqualTo(true);
        Object pem = Net.make(SPACE + "X509Certificates.X509Certificate2", resource("c.pem"));
        assertThat(Values.equals(pem, certificate)).isTrue();
        assertThat(Net.on(pem, "HasPrivateKey")).isEqualTo(false);
        Object simple = Net.call(SPACE + "X509Certificates.X509NameType", "SimpleName");
        assertThat(Net.on(pem, "GetNameInfo", simple, false)).isEqualTo("api.example.com");
        assertThat(Net.on(pem, "Verify")).isEqualTo(false);
        assertThat(Net.on(Net.on(pem, "SignatureAlgorithm"), "FriendlyName")).isEqualTo("sha256RSA");
        assertThatThrownBy(() -> Net.make(SPACE + "X509Certificates.X509Certificate2", resource("c.pfx"), "wrong"))
                .hasMessage("The specified network password is not correct.");
    }

    @ParameterizedTest
    @CsvSource({"Pkcs1", "Pss"})
    void whatACertificateSignsIsVerified(String name) throws IOException {
        Object certificate = Net.make(SPACE + "X509Certificates.X509Certificate2", resource("c.pfx"), "secret");
        String extensions = SPACE + "X509Certificates.RSACertificateExtensions";
        Object secret = Net.call(extensions, "GetRSAPrivateKey", certificate);
        Object open = Net.call(extensions, "GetRSAPublicKey", certificate);
        Object hash = Net.call(SPACE + "HashAlgorithmName", "SHA256");
        Object padding = Net.call(SPACE + "RSASignaturePadding", name);
        Object signature = Net.on(secret, "SignData", bytes("data"), hash, padding);
        assertThat(Net.on(open, "VerifyData", bytes("data"), signature, hash, padding))
                .isEqualTo(true);
        assertThat(Net.on(open, "VerifyData", bytes("other"), signature, hash, padding))
                .isEqualTo(false);
        assertThatThrownBy(() -> Net.on(open, "SignData", bytes("data"), hash, padding))
                .hasMessage("Key does not exist.");
    }

    @Test
    void aKeyOfPemIsOneOfXml() throws IOException {
        Object rsa = Net.call(SPACE + "RSA", "Create");
        Net.on(rsa, "ImportFromPem", new String(resource("k1.pem"), StandardCharsets.US_ASCII));
        Object copy = Net.call(SPACE + "RSA", "Create");
        Net.on(copy, "FromXmlString", Net.on(rsa, "ToXmlString", true));
        Object padding = Net.call(SPACE + "RSAEncryptionPadding", "OaepSHA256");
        Object encrypted = Net.on(rsa, "Encrypt", bytes("secret"), padding);
        assertThat((byte[]) Net.on(copy, "Decrypt", encrypted, padding)).isEqualTo(bytes("secret"));
        Object hash = Net.call(SPACE + "HashAlgorithmName", "SHA256");
        Object pkcs1 = Net.call(SPACE + "RSASignaturePadding", "Pkcs1");
        byte[] digest = (byte[]) Net.on(Net.call(SPACE + "SHA256", "Create"), "ComputeHash", bytes("data"));
        assertThat((byte[]) Net.on(rsa, "SignHash", digest, hash, pkcs1))
                .isEqualTo((byte[]) Net.on(copy, "SignData", bytes("data"), hash, pkcs1));
    }

    @Test
    void aFileThatTakesHoursToOpenIsNotOpened() {
        // A salt, and 3,000,001 iterations of a hash.
        byte[] pfx = HexFormat.of().parseHex("30080401aa02032dc6c1");
        assertThatThrownBy(() -> Net.make(SPACE + "X509Certificates.X509Certificate2", pfx, "secret"))
                .isInstanceOf(NetException.class)
                .hasMessage("Opening the file takes more work than is allowed.");
    }
}
