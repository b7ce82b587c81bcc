package io.holdfast.archive;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.databind.json.JsonMapper;

/**
 * One resource as one line of JSON. Its key columns come first and the documents carry their length, so that a reader
 * places a row without parsing what it stores:
 *
 * <pre>{"parent":"echo","name":"get","path":"apis/Echo/operations/Get","etag":"…","created":0,"modified":0,
 * "sizes":[17,-1],"document":{…},"secrets":null}</pre>
 *
 * A document that contains a line break (legal white space in JSON) stands as a JSON string instead, so that a line stays
 * a line and every byte comes back.
 */
final class RecordCodec {

    private static final byte[] PARENT = ascii("{\"parent\":\"");
    private static final byte[] NAME = ascii("\",\"name\":\"");
    private static final byte[] PATH = ascii("\",\"path\":\"");
    private static final byte[] ETAG = ascii("\",\"etag\":\"");
    private static final byte[] SECRETS = ascii(",\"secrets\":");
    private static final byte[] END = ascii("}\n");
    private static final byte[] NULL = ascii("null");

    private RecordCodec() {}

    static void write(Resource resource, ByteArrayOutputStream line) {
        byte[] document = embed(resource.document());
        byte[] secretBytes = resource.secrets();
        byte[] secrets = secretBytes == null ? NULL : embed(secretBytes);
        text(line, PARENT, resource.key().parent());
        text(line, NAME, resource.key().name());
        text(line, PATH, resource.path());
        text(line, ETAG, resource.etag());
        line.writeBytes(
                ascii("\",\"created\":" + resource.created() + ",\"modified\":" + resource.modified() + ",\"sizes\":["
                        + document.length + "," + (secretBytes == null ? -1 : secrets.length) + "],\"document\":"));
        line.writeBytes(document);
        line.writeBytes(SECRETS);
        line.writeBytes(secrets);
        line.writeBytes(END);
    }

    private static void text(ByteArrayOutputStream line, byte[] before, String value) {
        line.writeBytes(before);
        line.writeBytes(JsonStringEncoder.getInstance().quoteAsUTF8(value));
    }

    private static byte[] embed(byte[] json) {
        for (byte b : json) {
            if (b == '\n' || b == '\r') {
                return JsonMapper.shared().writeValueAsBytes(new String(json, StandardCharsets.UTF_8));
            }
        }
        return json;
    }

    /**
     * Reads a line, which lies in {@code buffer} without its line break.
     *
     * @throws ArchiveException if it is not exactly such a record. What lies between the braces of a document is UTF-8, but perhaps no JSON
     */
    static Resource read(String type, byte[] buffer, int from, int to) throws ArchiveException {
        try {
            var in = new RecordCursor(buffer, from, to);
            String parent = in.text("{\"parent\":");
            String name = in.text(",\"name\":");
            String path = in.text(",\"path\":");
            String etag = in.text(",\"etag\":");
            long created = in.number(",\"created\":");
            long modified = in.number(",\"modified\":");
            int documentSize = Math.toIntExact(in.number(",\"sizes\":["));
            int secretsSize = Math.toIntExact(in.number(","));
            byte[] document = extract(in.bytes("],\"document\":", documentSize));
            byte @Nullable [] secrets =
                    secretsSize < 0 ? in.nothing(",\"secrets\":null") : extract(in.bytes(",\"secrets\":", secretsSize));
            in.end();
            var key = new ResourceKey(type, parent, name);
            checkKey(key, parent, name, path);
            return new Resource(key, path, etag, created, modified, document, secrets);
        } catch (ArchiveException | IllegalArgumentException | ArithmeticException | JacksonException e) {
            throw new ArchiveException("the archive is damaged: a record of type " + type + " cannot be read", e);
        }
    }

    /** The path says the same as type, parent and name do, in its writers' spelling. */
    private static void checkKey(ResourceKey key, String parent, String name, String path) throws ArchiveException {
        if (!key.parent().equals(parent) || !key.name().equals(name)) {
            throw new ArchiveException("a key in upper case");
        }
        if (levels(key.type()) != levels(key.names())
                || !path.toLowerCase(Locale.ROOT).equals(key.toString().toLowerCase(Locale.ROOT))) {
            throw new ArchiveException("a path that is not that of its key");
        }
    }

    private static long levels(String path) {
        return path.chars().filter(c -> c == '/').count();
    }

    private static byte[] extract(byte[] embedded) throws ArchiveException {
        byte[] document = embedded.length > 0 && embedded[0] == '"' ? JsonText.of(embedded) : embedded;
        if (document.length < 2 || document[0] != '{' || document[document.length - 1] != '}') {
            throw new ArchiveException("no document");
        }
        // What is not would come out changed when it is written as a string.
        StrictUtf8.check(document);
        return document;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
