package io.holdfast.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Random;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcaMiscPEMGenerator;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.util.io.pem.PemObjectGenerator;
import org.bouncycastle.util.io.pem.PemWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Key files as other programs write them. */
class PrivateKeysTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"RSA,", "EC,secp256r1", "EC,secp384r1", "EC,secp521r1", "Ed25519,", "Ed448,"})
    void theNewestFormIsRead(String algorithm, String curve) throws Exception {
        KeyPair keys = keys(algorithm, curve);

        assertThat(read(text(new JcaPKCS8Generator(keys.getPrivate(), null)))).isEqualTo(keys.getPrivate());
    }

    @ParameterizedTest
    @CsvSource({"RSA,", "EC,secp256r1", "EC,secp384r1", "EC,secp521r1"})
    void oldFormsAreRead(String algorithm, String curve) throws Exception {
        KeyPair keys = keys(algorithm, curve);

        String text = old(keys);

        assertThat(text).startsWith("-----BEGIN " + algorithm + " PRIVATE KEY-----");
        assertThat(KeyPairs.match(Pem.readKey(file(text)), keys.getPublic())).isTrue();
    }

    @Test
    void theCurveMayStandBeforeTheKey() throws Exception {
        KeyPair keys = keys("EC", "secp256r1");
        var key = new org.bouncycastle.asn1.sec.ECPrivateKey(256, ((ECPrivateKey) keys.getPrivate()).getS());
        String curve = pem("EC PARAMETERS", SECObjectIdentifiers.secp256r1.getEncoded());

        Path file = file("Some tool wrote this:\n" + curve + pem("EC PRIVATE KEY", key.getEncoded()));

        assertThat(KeyPairs.match(Pem.readKey(file), keys.getPublic())).isTrue();
    }

    @Test
    void linesMayEndAsOnOtherSystems() throws Exception {
        KeyPair keys = keys("EC", "secp256r1");
        String text = text(new JcaPKCS8Generator(keys.getPrivate(), null)).replaceAll("\r?\n", "\r\n");

        assertThat(read("\r\n" + text)).isEqualTo(keys.getPrivate());
    }

    @Test
    void oneWithAPasswordIsRefusedAndSaysWhatToDo() throws Exception {
        KeyPair keys = keys("EC", "secp256r1");
        char[] password = "not-a-secret".toCharArray();
        var old = new JcePEMEncryptorBuilder("AES-256-CBC")
                .setProvider(new BouncyCastleProvider())
                .build(password);
        var sealed = new JceOpenSSLPKCS8EncryptorBuilder(NISTObjectIdentifiers.id_aes256_CBC)
                .setProvider(new BouncyCastleProvider())
                .setPassword(password)
                .build();

        for (String text : new String[] {
            text(new JcaMiscPEMGenerator(keys.getPrivate(), old)),
            text(new JcaPKCS8Generator(keys.getPrivate(), sealed))
        }) {
            assertThatThrownBy(() -> read(text))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("holds no private key without a password: convert it with 'openssl pkey'");
        }
    }

    /** Whatever stands in the file: it is a key, or an error that names the file and quotes nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC"})
    void damagedOnesAreRefused(String algorithm) throws Exception {
        long seed = new SecureRandom().nextLong();
        var random = new Random(seed);
        KeyPair keys = keys(algorithm, algorithm.equals("EC") ? "secp256r1" : null);
        for (String text : new String[] {text(new JcaPKCS8Generator(keys.getPrivate(), null)), old(keys)}) {
            String label = text.substring("-----BEGIN ".length(), text.indexOf("-----\n"));
            byte[] good = java.util.Base64.getMimeDecoder().decode(text.replaceAll("-----.*", ""));
            for (int round = 0; round < 100; round++) {
                byte[] damaged = java.util.Arrays.copyOf(good, random.nextInt(good.length + 1));
                if (damaged.length > 0) {
                    damaged[random.nextInt(Math.min(damaged.length, 40))] = (byte) random.nextInt();
                }
                Path file = file(pem(label, damaged));
                try {
                    Pem.readKey(file);
                } catch (IOException e) {
                    assertThat(e)
                            .as("seed " + seed)
                            .hasMessageStartingWith(file.toString())
                            .hasNoCause();
                }
            }
        }
    }

    private java.security.PrivateKey read(String text) throws IOException {
        return Pem.readKey(file(text));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("key.pem"), text);
    }

    private static String old(KeyPair keys) throws IOException {
        if (keys.getPrivate() instanceof ECPrivateKey secret) {
            var info = SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
            int bits = secret.getParams().getOrder().bitLength();
            return pem(
                    "EC PRIVATE KEY",
                    new org.bouncycastle.asn1.sec.ECPrivateKey(
                                    bits,
                                    secret.getS(),
                                    info.getPublicKeyData(),
                                    info.getAlgorithm().getParameters())
                            .getEncoded());
        }
        return text(new JcaMiscPEMGenerator(keys.getPrivate()));
    }

    private static String pem(String label, byte... content) {
        return new String(Pem.encode(label, content), StandardCharsets.US_ASCII);
    }

    private static String text(PemObjectGenerator key) throws IOException {
        var text = new StringWriter();
        try (var writer = new PemWriter(text)) {
            writer.writeObject(key);
        }
        return text.toString().replace(System.lineSeparator(), "\n");
    }

    private static KeyPair keys(String algorithm, String curve) throws Exception {
        var generator = KeyPairGenerator.getInstance(algorithm);
        AlgorithmParameterSpec size = curve != null
                ? new ECGenParameterSpec(curve)
                : algorithm.equals("RSA") ? new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4) : null;
        if (size != null) {
            generator.initialize(size);
        }
        return generator.generateKeyPair();
    }
}
