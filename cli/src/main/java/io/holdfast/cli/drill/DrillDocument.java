package io.holdfast.cli.drill;

import io.holdfast.cli.client.CliException;
import io.holdfast.cli.client.OpenApiFormat;
import io.holdfast.files.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The OpenAPI document that is imported, and the contract's name of its form. */
record DrillDocument(String text, String format) {

    static DrillDocument load(Optional<String> source) throws IOException, InterruptedException {
        String text = source.isEmpty()
                ? own()
                : source.get().matches("https?://.*") ? fetch(source.get()) : read(source.get());
        return new DrillDocument(text, OpenApiFormat.of(text));
    }

    private static String own() throws IOException {
        try (InputStream in = Drill.class.getResourceAsStream("orders.openapi.yaml")) {
            if (in == null) {
                throw new IOException("the program is incomplete: orders.openapi.yaml is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw CliException.failed("cannot read the OpenAPI document " + file + ": " + Reason.why(e));
        }
    }

    private static String fetch(String url) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(Duration.ofSeconds(10))
                .build()) {
            var response = http.send(
                    HttpRequest.newBuilder(URI.create(url))
                            .timeout(Duration.ofSeconds(30))
                            .build(),
                    BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw CliException.failed("the OpenAPI document " + url + " answers HTTP " + response.statusCode());
            }
            return response.body();
        }
    }
}
