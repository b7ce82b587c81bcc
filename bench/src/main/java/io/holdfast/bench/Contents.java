package io.holdfast.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The resources of a large service, the same in every run: what they hold comes from a fixed seed. */
final class Contents {

    static final int APIS = 1_000;
    static final int OPERATIONS = 20;
    static final int SUBSCRIPTIONS = 10_000;

    private static final long WRITTEN = 1_793_491_200_000L; // 2026-11-01
    private static final String[] METHODS = {"GET", "PUT", "POST", "DELETE"};

    private final Random random = new Random(20_261_101);
    private final List<Resource> resources = new ArrayList<>();

    private Contents() {}

    /** In the order of their keys. */
    static List<Resource> make() {
        var contents = new Contents();
        for (int i = 0; i < APIS; i++) {
            contents.api("api-" + i);
        }
        for (int i = 0; i < SUBSCRIPTIONS; i++) {
            contents.subscription("caller-" + i);
        }
        contents.resources.sort(Comparator.comparing(Resource::key));
        return List.copyOf(contents.resources);
    }

    private void api(String name) {
        var key = new ResourceKey("apis", "", name);
        add(key, """
                {"displayName":"Orders %1$s","description":"Places, follows and cancels orders; team %2$s answers for it.",\
                "apiRevision":"1","subscriptionRequired":true,"serviceUrl":"https://%1$s.backend.example/%2$s",\
                "path":"orders/%1$s","protocols":["https"],"type":"http","isCurrent":true,"isOnline":true}\
                """.formatted(name, hex(8)), null);
        for (int i = 0; i < OPERATIONS; i++) {
            add(
                    key.child("operations", "operation-" + i),
                    """
                    {"displayName":"Operation %1$d","method":"%2$s","urlTemplate":"/orders-%1$d/{id}",\
                    "templateParameters":[{"name":"id","type":"string","required":true,"description":"Order %3$s"}],\
                    "description":"Answers with the order, or says why there is none.",\
                    "request":{"queryParameters":[{"name":"expand","type":"string","values":["lines","customer"]}]},\
                    "responses":[{"statusCode":200,"description":"The order","representations":\
                    [{"contentType":"application/json","examples":{"default":{"value":{"id":"%4$s"}}}}]},\
                    {"statusCode":404,"description":"No such order"}]}\
                    """.formatted(i, METHODS[i % METHODS.length], hex(8), hex(16)),
                    null);
        }
    }

    private void subscription(String name) {
        add(
                new ResourceKey("subscriptions", "", name),
                "{\"displayName\":\"%s\",\"scope\":\"/apis/api-%d\",\"state\":\"active\",\"ownerId\":\"/users/%s\"}"
                        .formatted(name, random.nextInt(APIS), hex(6)),
                "{\"primaryKey\":\"%s\",\"secondaryKey\":\"%s\"}".formatted(hex(16), hex(16)));
    }

    /** A class file does not say that {@code secrets} of a resource may be null. */
    @SuppressWarnings("NullAway")
    private void add(ResourceKey key, String document, @Nullable String secrets) {
        String etag = Base64.getEncoder().encodeToString(bytes(8));
        byte[] sealed = secrets == null ? null : secrets.getBytes(UTF_8);
        resources.add(new Resource(key, key.toString(), etag, WRITTEN, WRITTEN, document.getBytes(UTF_8), sealed));
    }

    private String hex(int length) {
        return HexFormat.of().formatHex(bytes(length));
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
