package io.holdfast.store;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ServiceId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Things to store. */
final class Samples {

    static final ServiceId SERVICE = new ServiceId("00000000-0000-0000-0000-000000000001", "rg", "Contoso");

    static final Comparator<String> UTF8 =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    private Samples() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static ResourceKey api(String name) {
        return new ResourceKey("apis", "", name);
    }

    static Resource put(Transaction transaction, ResourceKey key) {
        return transaction.put(key, key.toString(), bytes("{\"of\":\"" + key + "\"}"), null);
    }

    static Resource resource(ResourceKey key, String secret) {
        return new Resource(
                key, key.toString(), "AAAAAAAAAAA=", 1, 2, bytes("{\"of\":\"" + key + "\"}"), bytes(secret));
    }

    static List<Resource> all(Reader reader) {
        List<Resource> all = new ArrayList<>();
        for (String type : reader.types()) {
            reader.scan(type, null, all::add);
        }
        return all;
    }
}
