package io.holdfast.bench;

import io.holdfast.model.Resource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Imports of an OpenAPI document, each as a new API, beside one bare transaction with the rows that each has made. */
final class ApiImports {

    static final int OPERATIONS = 1_000;

    private static final int ROUNDS = 5;

    private ApiImports() {}

    /**
     * Medians.
     *
     * @param bytes of the document
     * @param rows that an import has made
     */
    record Figure(int bytes, int rows, double product, double bare) {}

    static Figure measure(ManagementRoom room) throws Exception {
        String service = ManagementContents.SERVICE;
        String document = ApiDescription.of(OPERATIONS);
        List<Double> product = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        int rows = 0;
        try (StoreTables behind = room.product(service);
                StoreRows reader = behind.reader();
                StoreTables plain = room.bare(service);
                StoreTables.Writer writer = plain.writer()) {
            // The first warms up.
            for (int round = 0; round <= ROUNDS; round++) {
                String name = "orders-" + round;
                var request = room.arm().put(service, "apis/" + name, body(name, document));
                double imported = Timer.seconds(() -> room.arm().run(request));
                List<Resource> made = reader.api(name);
                rows = made.size();
                double written = Timer.seconds(() -> writer.write(made));
                if (round > 0) {
                    product.add(imported);
                    bare.add(written);
                }
            }
        }
        if (rows <= OPERATIONS) {
            throw new IllegalStateException("an import of " + OPERATIONS + " operations made " + rows + " rows");
        }
        return new Figure(document.length(), rows, median(product), median(bare));
    }

    private static Map<String, Object> body(String name, String document) {
        return Map.of("properties", Map.of("path", name, "format", "openapi+json", "value", document));
    }

    private static double median(List<Double> values) {
        Collections.sort(values);
        return values.get(values.size() / 2);
    }
}
