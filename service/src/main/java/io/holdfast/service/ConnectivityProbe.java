package io.holdfast.service;

import io.holdfast.egress.Egress;
import io.holdfast.egress.RefusedAddressException;
import io.holdfast.service.ConnectivityRequest.Protocol;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/**
 * Reaches for an address a few times. Who asks chooses the address, so it is held to the same rules as the link of an import, and
 * nothing of what is answered is told but its status.
 */
final class ConnectivityProbe {

    private static final class UnwantedStatusException extends IOException {
        private static final long serialVersionUID = 1L;

        UnwantedStatusException(String message) {
            super(message);
        }
    }

    static final int PROBES = 3;
    static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Egress egress;

    ConnectivityProbe(boolean localAllowed) {
        this.egress = new Egress(localAllowed, true);
    }

    /**
     * What came of it.
     *
     * @param address that was reached for; empty if the name has none
     * @param issue in the words of the contract; empty if every probe succeeded
     * @param latencies of the probes that succeeded, in milliseconds
     */
    record Outcome(String address, String issue, String problem, List<Long> latencies, int sent) {}

    Outcome run(ConnectivityRequest request) throws InterruptedException {
        InetAddress address;
        try {
            address = egress.resolve(request.host());
        } catch (UnknownHostException e) {
            return new Outcome("", "DnsResolution", "'" + request.host() + "' is an unknown host", List.of(), 0);
        } catch (RefusedAddressException e) {
            return new Outcome("", "NetworkSecurityRule", "'" + request.host() + "' " + e.getMessage(), List.of(), 0);
        }
        return request.protocol() == Protocol.TCP ? tcp(address, request.port()) : http(address, request);
    }

    private static Outcome tcp(InetAddress address, int port) throws InterruptedException {
        return repeated(address, () -> {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(address, port), Math.toIntExact(TIMEOUT.toMillis()));
            }
        });
    }

    private static Outcome http(InetAddress address, ConnectivityRequest request) throws InterruptedException {
        var probe = new StatusProbe(address, request);
        return repeated(address, () -> {
            int status = probe.ask(TIMEOUT);
            if (!request.valid().isEmpty() && !request.valid().contains(status)) {
                throw new UnwantedStatusException("status " + status + " is none of " + request.valid());
            }
        });
    }

    private interface Probe {
        void run() throws IOException;
    }

    private static Outcome repeated(InetAddress address, Probe probe) throws InterruptedException {
        var latencies = new ArrayList<Long>();
        String problem = "";
        for (int i = 0; i < PROBES; i++) {
            long start = System.nanoTime();
            try {
                probe.run();
                latencies.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
            } catch (IOException e) {
                problem = problem(e, System.nanoTime() - start);
            }
        }
        return new Outcome(address.getHostAddress(), problem.isEmpty() ? "" : "Unknown", problem, latencies, PROBES);
    }

    /** In words of our own: those of exceptions may quote what was answered. */
    private static String problem(IOException problem, long nanos) {
        if (problem instanceof UnwantedStatusException || problem instanceof StatusProbe.NoHttpException) {
            return String.valueOf(problem.getMessage());
        }
        if (problem instanceof SocketTimeoutException || nanos >= TIMEOUT.toNanos()) {
            return "no answer within " + TIMEOUT.toSeconds() + " s";
        }
        if (problem instanceof SSLException) {
            return problem.getCause() instanceof CertificateException
                    ? "the certificate is not trusted, or not of that host"
                    : "TLS cannot be agreed upon";
        }
        return switch (problem) {
            case NoRouteToHostException _ -> "there is no way to that address";
            case ConnectException _ -> "the connection is refused";
            default -> "the connection is closed without an answer";
        };
    }
}
