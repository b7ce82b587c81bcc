package io.holdfast.dotnet.crypto;

import io.holdfast.dotnet.NetException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** RSA keys as XML and as PEM. */
final class RsaKeys {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
    private static final int MOST = 65_536;
    private static final byte[] RSA_ALGORITHM = {
        0x30, 0x0d, 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00
    };

    private RsaKeys() {}

    static void fromXml(NetRsa rsa, String xml) {
        try {
            BigInteger modulus = number(xml, "Modulus");
            BigInteger exponent = number(xml, "Exponent");
            KeyFactory keys = KeyFactory.getInstance("RSA");
            PrivateKey secret = xml.contains("<D>")
                    ? keys.generatePrivate(new RSAPrivateCrtKeySpec(
                            modulus,
                            exponent,
                            number(xml, "D"),
                            number(xml, "P"),
                            number(xml, "Q"),
                            number(xml, "DP"),
                            number(xml, "DQ"),
                            number(xml, "InverseQ")))
                    : null;
            rsa.set((RSAPublicKey) keys.generatePublic(new RSAPublicKeySpec(modulus, exponent)), secret);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw Crypto.failed("Input string does not contain a valid encoding of the 'RSA' 'Modulus' parameter.");
        }
    }

    private static BigInteger number(String xml, String name) {
        int start = xml.indexOf("<" + name + ">");
        int end = xml.indexOf("</" + name + ">");
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no " + name);
        }
        String text = xml.substring(start + name.length() + 2, end).replaceAll("\\s", "");
        return new BigInteger(1, Base64.getDecoder().decode(text));
    }

    static String toXml(NetRsa rsa, boolean withPrivate) {
        RSAPublicKey key = rsa.publicKey();
        StringBuilder xml = new StringBuilder("<RSAKeyValue>");
        append(xml, "Modulus", key.getModulus());
        append(xml, "Exponent", key.getPublicExponent());
        if (withPrivate) {
            if (!(rsa.privateKey() instanceof RSAPrivateCrtKey secret)) {
                throw Crypto.failed("Key does not exist.");
            }
            append(xml, "P", secret.getPrimeP());
            append(xml, "Q", secret.getPrimeQ());
            append(xml, "DP", secret.getPrimeExponentP());
            append(xml, "DQ", secret.getPrimeExponentQ());
            append(xml, "InverseQ", secret.getCrtCoefficient());
            append(xml, "D", secret.getPrivateExponent());
        }
        return xml.append("</RSAKeyValue>").toString();
    }

    private static void append(StringBuilder xml, String name, BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
        byte[] bare = java.util.Arrays.copyOfRange(bytes, from, bytes.length);
        xml.append('<').append(name).append('>');
        xml.append(Base64.getEncoder().encodeToString(bare));
        xml.append("</").append(name).append('>');
    }

    static void fromPem(NetRsa rsa, String text) {
        if (text.length() > MOST) {
            throw NetException.argument("The key is longer than 65536 characters. (Parameter 'input')");
        }
        Matcher pem = PEM.matcher(text);
        if (!pem.find()) {
            throw NetException.argument(
                    "No supported key formats were found. Check that the input represents the contents of a"
                            + " PEM-encoded key file, not the path to such a file. (Parameter 'input')");
        }
        byte[] der = Base64.getMimeDecoder().decode(pem.group(2));
        try {
            KeyFactory keys = KeyFactory.getInstance("RSA");
            switch (pem.group(1)) {
                case "PUBLIC KEY" -> rsa.set((RSAPublicKey) keys.generatePublic(new X509EncodedKeySpec(der)), null);
                case "RSA PUBLIC KEY" ->
                    rsa.set((RSAPublicKey) keys.generatePublic(new X509EncodedKeySpec(wrapped(der, false))), null);
                case "PRIVATE KEY" -> secret(rsa, keys, der);
                case "RSA PRIVATE KEY" -> secret(rsa, keys, wrapped(der, true));
                default ->
                    throw NetException.argument(
                            "No supported key formats were found. Check that the input represents the contents of a"
                                    + " PEM-encoded key file, not the path to such a file. (Parameter 'input')");
            }
        } catch (GeneralSecurityException e) {
            throw Crypto.failed("ASN1 corrupted data.");
        }
    }

    private static void secret(NetRsa rsa, KeyFactory keys, byte[] der) throws GeneralSecurityException {
        if (!(keys.generatePrivate(new PKCS8EncodedKeySpec(der)) instanceof RSAPrivateCrtKey secret)) {
            throw Crypto.failed("ASN1 corrupted data.");
        }
        var open = new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent());
        rsa.set((RSAPublicKey) keys.generatePublic(open), secret);
    }

    /** PKCS #1 within PKCS #8, or within SubjectPublicKeyInfo. */
    private static byte[] wrapped(byte[] der, boolean secret) {
        byte[] inner = secret ? der : joined(new byte[] {0}, der);
        byte[] body = tagged(secret ? 0x04 : 0x03, inner);
        byte[] version = secret ? new byte[] {0x02, 0x01, 0x00} : new byte[0];
        return tagged(0x30, joined(joined(version, RSA_ALGORITHM), body));
    }

    private static byte[] joined(byte[] a, byte[] b) {
        byte[] both = java.util.Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    private static byte[] tagged(int tag, byte[] content) {
        int length = content.length;
        byte[] head = length < 128
                ? new byte[] {(byte) tag, (byte) length}
                : length < 256
                        ? new byte[] {(byte) tag, (byte) 0x81, (byte) length}
                        : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
        return joined(head, content);
    }
}
