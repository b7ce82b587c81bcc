package io.holdfast.server.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The names that a server certificate is for. */
final class CertificateNames {

    static final int HOST_TAG = Der.CONTEXT + 2;
    static final int ADDRESS_TAG = Der.CONTEXT + 7;

    private static final List<String> ALWAYS = List.of("localhost", "127.0.0.1", "::1", "*.gateway.localhost");
    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern HOST =
            Pattern.compile("(\\*\\.)?[a-z0-9_]([a-z0-9_-]{0,62})(\\.[a-z0-9_][a-z0-9_-]{0,62})*");

    private CertificateNames() {}

    /** This machine's, and {@code given}: host names, {@code *.} names or addresses. */
    static Set<String> of(Collection<String> given) {
        return spelled(Stream.of(ALWAYS.stream(), hostName().stream(), given.stream())
                .flatMap(stream -> stream)
                .toList());
    }

    /** Given names in the spelling in which {@link #of} has them. */
    static Set<String> spelled(Collection<String> given) {
        Set<String> names = new TreeSet<>();
        given.stream()
                .map(name -> name.toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", ""))
                .forEach(name -> names.add(isAddress(name) ? canonical(name) : checked(name)));
        return names;
    }

    static byte[] toExtension(Collection<String> names) {
        return Der.sequence(names.stream().map(CertificateNames::general).toList());
    }

    /** A name as certificates write it (RFC 5280 §4.2.1.6). */
    static byte[] general(String name) {
        return isAddress(name)
                ? Der.of(ADDRESS_TAG, InetAddress.ofLiteral(name).getAddress())
                : Der.of(HOST_TAG, name.getBytes(StandardCharsets.US_ASCII));
    }

    static Set<String> in(X509Certificate certificate) {
        Set<String> names = new TreeSet<>();
        try {
            var alternatives = certificate.getSubjectAlternativeNames();
            if (alternatives != null) {
                alternatives.forEach(entry -> {
                    String name = String.valueOf(entry.get(1));
                    names.add(isAddress(name) ? canonical(name) : name);
                });
            }
        } catch (CertificateParsingException e) {
            return Set.of();
        }
        return names;
    }

    static boolean isAddress(String name) {
        return name.indexOf(':') >= 0 || IPV4.matcher(name).matches();
    }

    /** One spelling for an address; literals are not looked up. */
    private static String canonical(String address) {
        try {
            return InetAddress.ofLiteral(address).getHostAddress();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + address + "' is not an IP address", e);
        }
    }

    private static String checked(String name) {
        if (name.length() > 253 || !HOST.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'" + name + "' is not a host name: a certificate cannot be made for it");
        }
        return name;
    }

    /** Asks the machine itself, and the network only if it does not know: a resolver that is down takes seconds. */
    private static Optional<String> hostName() {
        return Stream.<HostNameSource>of(
                        () -> System.getenv("HOSTNAME"),
                        () -> System.getenv("COMPUTERNAME"),
                        () -> Files.readString(Path.of("/proc/sys/kernel/hostname")),
                        () -> Files.readString(Path.of("/etc/hostname")),
                        () -> InetAddress.getLocalHost().getHostName())
                .flatMap(source -> ask(source).stream())
                .filter(name -> name.length() <= 64 && HOST.matcher(name).matches())
                .findFirst();
    }

    private static Optional<String> ask(HostNameSource source) {
        try {
            return Optional.ofNullable(source.name())
                    .map(name -> name.strip().toLowerCase(Locale.ROOT))
                    .filter(name -> !name.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @FunctionalInterface
    private interface HostNameSource {
        @Nullable
        String name() throws IOException;
    }
}
