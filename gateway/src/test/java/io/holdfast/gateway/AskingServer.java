package io.holdfast.gateway;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.holdfast.gateway.upstream.AnyIssuer;
import io.holdfast.model.ServerTls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;

/** An https server that asks who calls, and answers with the name in the certificate that it is shown; {@code nobody} for none. */
final class AskingServer implements AutoCloseable {

    private final HttpsServer server;
    final Set<Integer> callers = ConcurrentHashMap.newKeySet();

    /** Method, target, what signs in, and body of each request. */
    final Queue<String> got = new ConcurrentLinkedQueue<>();

    AskingServer(TestCertificate certificate) throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var context = ServerTls.context(
                certificate.keys().getPrivate(), java.util.List.of(certificate.certificate()), new AnyIssuer());
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters asking = context.getDefaultSSLParameters();
                asking.setWantClientAuth(true);
                parameters.setSSLParameters(asking);
            }
        });
        server.createContext("/", exchange -> {
            got.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            callers.add(exchange.getRemoteAddress().getPort());
            byte[] name = caller((HttpsExchange) exchange).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, name.length);
            exchange.getResponseBody().write(name);
            exchange.close();
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    private static String caller(HttpsExchange exchange) {
        try {
            return exchange.getSSLSession().getPeerPrincipal().getName();
        } catch (SSLPeerUnverifiedException e) {
            return "nobody";
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url(String host) {
        return "https://" + host + ":" + port();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
