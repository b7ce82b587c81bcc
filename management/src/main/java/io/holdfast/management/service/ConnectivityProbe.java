package io.holdfast.management.service;

import io.holdfast.management.entities.Addresses;
import io.holdfast.management.service.ConnectivityRequest.Protocol;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Reaches for an address a few times. Who asks chooses the address, so it is held to the same rules as the link of an import, and
 * nothing of what is answered is told but its status.
 */
final class ConnectivityProbe {

    static final int PROBES = 3;
    static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final boolean localAllowed;

    ConnectivityProbe(boolean localAllowed) {
        this.localAllowed = localAllowed;
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
            InetAddress[] all = InetAddress.getAllByName(request.host());
            for (InetAddress each : all) {
                if (!localAllowed && Addresses.isLocal(each)) {
                    return new Outcome(
                            "",
                            "NetworkSecurityRule",
                            "'" + request.host() + "' leads to a loopback or link-local address, which is not allowed",
                            List.of(),
                            0);
                }
            }
            address = all[0];
        } catch (UnknownHostException e) {
            return new Outcome("", "DnsResolution", "'" + request.host() + "' is an unknown host", List.of(), 0);
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
        HttpRequest.Builder asked = HttpRequest.newBuilder(request.uri())
                .timeout(TIMEOUT)
                .method(request.method(), HttpRequest.BodyPublishers.noBody());
        request.headers().forEach(header -> asked.header(header.name(), header.value()));
        HttpRequest ready = asked.build();
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
            try {
                return repeated(address, () -> {
                    HttpResponse<InputStream> answer = client.send(ready, HttpResponse.BodyHandlers.ofInputStream());
                    answer.body().close(); // it may be endless
                    int status = answer.statusCode();
                    if (!request.valid().isEmpty() && !request.valid().contains(status)) {
                        throw new IOException("status " + status + " is none of " + request.valid());
                    }
                });
            } finally {
                client.shutdownNow();
            }
        }
    }

    private interface Probe {
        void run() throws IOException, InterruptedException;
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
                problem = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            }
        }
        return new Outcome(address.getHostAddress(), problem.isEmpty() ? "" : "Unknown", problem, latencies, PROBES);
    }
}
