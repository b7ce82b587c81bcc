package io.holdfast.policy.elements;

import io.holdfast.model.certificate.Thumbprint;
import io.holdfast.policy.PolicyElement;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** What a certificate must say to belong to somebody: all of it. */
record CertificateIdentity(List<Predicate<List<X509Certificate>>> demands) {

    private static final int DNS_NAME = 2;

    static CertificateIdentity of(PolicyElement element) {
        var demands = new ArrayList<Predicate<List<X509Certificate>>>();
        add(
                demands,
                element,
                "thumbprint",
                Thumbprint::normal,
                (chain, wanted) -> wanted.equals(thumbprint(chain.getFirst())));
        add(
                demands,
                element,
                "serial-number",
                CertificateIdentity::serial,
                (chain, wanted) -> chain.getFirst().getSerialNumber().equals(wanted));
        add(
                demands,
                element,
                "common-name",
                String::strip,
                (chain, wanted) ->
                        wanted.equalsIgnoreCase(commonName(chain.getFirst().getSubjectX500Principal())));
        add(
                demands,
                element,
                "subject",
                X500Principal::new,
                (chain, wanted) -> wanted.equals(chain.getFirst().getSubjectX500Principal()));
        add(demands, element, "dns-name", String::strip, (chain, wanted) -> hasDnsName(chain.getFirst(), wanted));
        add(
                demands,
                element,
                "issuer-subject",
                X500Principal::new,
                (chain, wanted) -> wanted.equals(chain.getFirst().getIssuerX500Principal()));
        add(
                demands,
                element,
                "issuer-thumbprint",
                Thumbprint::normal,
                (chain, wanted) -> chain.stream()
                        .anyMatch(one -> wanted.equals(thumbprint(one)) && isIssuer(one, chain.getFirst())));
        if (demands.isEmpty()) {
            throw element.refuse("an identity says nothing");
        }
        return new CertificateIdentity(List.copyOf(demands));
    }

    private interface Test<T> {
        boolean holds(List<X509Certificate> chain, T wanted);
    }

    private static <T> void add(
            List<Predicate<List<X509Certificate>>> demands,
            PolicyElement element,
            String attribute,
            Function<String, T> read,
            Test<T> test) {
        String written = element.literalOrNull(attribute);
        if (written == null) {
            return;
        }
        try {
            T wanted = read.apply(written);
            demands.add(chain -> test.holds(chain, wanted));
        } catch (IllegalArgumentException e) {
            throw element.refuse("its attribute '" + attribute + "' cannot be read");
        }
    }

    boolean matches(List<X509Certificate> chain) {
        return demands.stream().allMatch(demand -> demand.test(chain));
    }

    private static BigInteger serial(String written) {
        return new BigInteger(Thumbprint.normal(written), 16);
    }

    private static @Nullable String thumbprint(X509Certificate certificate) {
        try {
            return Thumbprint.of(certificate);
        } catch (GeneralSecurityException e) {
            return null;
        }
    }

    /** Whoever calls sends what he likes behind his own certificate: only a signature makes an issuer of it. */
    private static boolean isIssuer(X509Certificate issuer, X509Certificate issued) {
        try {
            issued.verify(issuer.getPublicKey());
            return issuer.getSubjectX500Principal().equals(issued.getIssuerX500Principal())
                    && (issuer.getBasicConstraints() >= 0 || issuer.equals(issued));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static @Nullable String commonName(X500Principal subject) {
        try {
            String name = null;
            // The most special one comes last.
            for (Rdn part : new LdapName(subject.getName()).getRdns()) {
                name = part.getType().equalsIgnoreCase("CN") ? String.valueOf(part.getValue()) : name;
            }
            return name;
        } catch (InvalidNameException e) {
            return null;
        }
    }

    private static boolean hasDnsName(X509Certificate certificate, String wanted) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names != null
                    && names.stream()
                            .anyMatch(name -> name.getFirst().equals(DNS_NAME)
                                    && wanted.equalsIgnoreCase(String.valueOf(name.get(1))));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
