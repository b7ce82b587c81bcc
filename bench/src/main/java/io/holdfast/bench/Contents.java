package io.holdfast.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The resources of a service of any size, made one after the other in the order of their keys and the same in every run:
 * what they hold comes from a fixed seed. Of 31, one is an API, 20 are its operations and 10 are subscriptions.
 */
final class Contents implements Iterable<Resource> {

    static final int OPERATIONS = 20;

    private static final int SUBSCRIPTIONS = 10;
    private static final long WRITTEN = 1_793_491_200_000L; // 2026-11-01
    private static final String[] METHODS = {"GET", "PUT", "POST", "DELETE"};

    /** An API with its operations and subscriptions; a service has at least that. */
    static final int GROUP = 1 + OPERATIONS + SUBSCRIPTIONS;

    private final int size;
    private final int apis;
    private final int edited;

    private Contents(int size, int edited) {
        this.size = size;
        this.apis = size / GROUP;
        this.edited = edited;
    }

    /**
     * So many resources; what does not make up a whole group are subscriptions.
     *
     * @param size at least {@link #GROUP}
     */
    static Contents of(int size) {
        if (size < GROUP) {
            throw new IllegalArgumentException("a service has at least " + GROUP + " resources, not " + size);
        }
        return new Contents(size, Integer.MAX_VALUE);
    }

    /** The same service after people changed one resource in so many. */
    Contents edited(int oneIn) {
        return new Contents(size, oneIn);
    }

    int size() {
        return size;
    }

    int apis() {
        return apis;
    }

    int subscriptions() {
        return size - apis * (1 + OPERATIONS);
    }

    List<Resource> list() {
        return StreamSupport.stream(spliterator(), false).toList();
    }

    @Override
    public Iterator<Resource> iterator() {
        return new Rows();
    }

    /** Names of one length sort as their numbers do. */
    private static String name(String prefix, int number) {
        return prefix + String.format("%08d", number);
    }

    private final class Rows implements Iterator<Resource> {

        private final Random random = new Random(20_261_101);
        private int next;

        @Override
        public boolean hasNext() {
            return next < size;
        }

        @Override
        public Resource next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int number = next++;
            String label = number % edited == edited - 1 ? "Edited" : "";
            if (number < apis) {
                return api(label, name("api-", number));
            }
            number -= apis;
            if (number < apis * OPERATIONS) {
                return operation(label, name("api-", number / OPERATIONS), number % OPERATIONS);
            }
            return subscription(label, name("caller-", number - apis * OPERATIONS));
        }

        private Resource api(String label, String name) {
            String document = """
                    {"displayName":"%1$sOrders %2$s","description":"Places, follows and cancels orders; team %3$s answers for it.",\
                    "apiRevision":"1","subscriptionRequired":true,"serviceUrl":"https://%2$s.backend.example/%3$s",\
                    "path":"orders/%2$s","protocols":["https"],"type":"http","isCurrent":true,"isOnline":true}\
                    """.formatted(label, name, hex(8));
            return resource(new ResourceKey("apis", "", name), document, null);
        }

        private Resource operation(String label, String api, int number) {
            String document = """
                    {"displayName":"%1$sOperation %2$d","method":"%3$s","urlTemplate":"/orders-%2$d/{id}",\
                    "templateParameters":[{"name":"id","type":"string","required":true,"description":"Order %4$s"}],\
                    "description":"Answers with the order, or says why there is none.",\
                    "request":{"queryParameters":[{"name":"expand","type":"string","values":["lines","customer"]}]},\
                    "responses":[{"statusCode":200,"description":"The order","representations":\
                    [{"contentType":"application/json","examples":{"default":{"value":{"id":"%5$s"}}}}]},\
                    {"statusCode":404,"description":"No such order"}]}\
                    """.formatted(label, number, METHODS[number % METHODS.length], hex(8), hex(16));
            var key = new ResourceKey("apis/operations", api, "operation-%02d".formatted(number));
            return resource(key, document, null);
        }

        private Resource subscription(String label, String name) {
            return resource(
                    new ResourceKey("subscriptions", "", name),
                    "{\"displayName\":\"%s%s\",\"scope\":\"/apis/%s\",\"state\":\"active\",\"ownerId\":\"/users/%s\"}"
                            .formatted(label, name, name("api-", random.nextInt(apis)), hex(6)),
                    "{\"primaryKey\":\"%s\",\"secondaryKey\":\"%s\"}".formatted(hex(16), hex(16)));
        }

        /** A class file does not say that {@code secrets} of a resource may be null. */
        @SuppressWarnings("NullAway")
        private Resource resource(ResourceKey key, String document, @Nullable String secrets) {
            String etag = Base64.getEncoder().encodeToString(bytes(8));
            byte[] secret = secrets == null ? null : secrets.getBytes(UTF_8);
            return new Resource(key, key.toString(), etag, WRITTEN, WRITTEN, document.getBytes(UTF_8), secret);
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
}
