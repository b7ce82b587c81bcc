package io.holdfast.cli;

import io.holdfast.cli.client.ArmClient;
import io.holdfast.cli.client.ConnectionOptions;
import io.holdfast.server.Endpoints;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import tools.jackson.databind.node.ObjectNode;

/** A few typical requests, so that the recorded classes of a faster start are those that a server needs. */
final class WarmUp {

    private WarmUp() {}

    static void run(Endpoints endpoints) throws Exception {
        var connection = new ConnectionOptions();
        connection.data = Path.of(endpoints.dataDirectory());
        try (ArmClient arm = connection.open()) {
            String service = arm.service("warm-up", "warmup");
            arm.put(
                    "/subscriptions/" + arm.subscription() + "/resourceGroups/warm-up?api-version=2022-09-01",
                    ArmClient.JSON.createObjectNode().put("location", "eastus"));
            ObjectNode body = ArmClient.JSON.createObjectNode().put("location", "eastus");
            body.putObject("sku").put("name", "Developer").put("capacity", 1);
            body.putObject("properties").put("publisherName", "p").put("publisherEmail", "p@localhost.example");
            arm.put(service, body);
            arm.list(service + "/apis");
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI gateway = URI.create(endpoints.gateway() + "/status-0123456789abcdef");
            http.send(HttpRequest.newBuilder(gateway).build(), BodyHandlers.discarding());
        }
    }
}
