package io.holdfast.recovery;

import io.holdfast.model.Resource;
import io.holdfast.model.Space;
import io.holdfast.model.template.Signature;
import io.holdfast.store.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Operations of one API with one signature: only one of them can be reached, so the policies of the others never run. None can be
 * written; earlier versions let them through, and what is stored is kept, backed up and restored as it is.
 */
public final class DoubledOperations {

    private static final String TYPE = "apis/operations";
    private static final int PAGE = 200;

    /** How many are named; all are counted. */
    private static final int NAMED = 100;

    private record Found(String path, String sameAs) {}

    private final List<Found> named = new ArrayList<>();
    private final Map<Signature, String> known = new HashMap<>();
    private String api = "";
    private long count;

    private DoubledOperations() {}

    /** @param control is run now and then, and may throw to end the search */
    public static DoubledOperations of(Reader configuration, Runnable control) {
        var doubled = new DoubledOperations();
        for (String type : new TreeSet<>(Space.everywhere(TYPE))) {
            List<Resource> page = configuration.after(type, null, PAGE);
            while (!page.isEmpty()) {
                control.run();
                page.forEach(doubled::take);
                page = configuration.after(type, page.getLast().key(), PAGE);
            }
        }
        doubled.known.clear();
        return doubled;
    }

    /** They come API by API. */
    private void take(Resource operation) {
        String above = operation.key().type() + " " + operation.key().parent();
        if (!above.equals(api)) {
            api = above;
            known.clear();
        }
        String first = known.putIfAbsent(signature(operation.document()), operation.path());
        if (first != null) {
            count++;
            if (named.size() < NAMED) {
                named.add(new Found(operation.path(), first));
            }
        }
    }

    /** Read token by token: what else an operation holds may be large. */
    private static Signature signature(byte[] document) {
        String method = "GET";
        String template = "/";
        try (JsonParser json = JsonMapper.shared().createParser(document)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String member = json.currentName();
                JsonToken value = json.nextToken();
                if (value == JsonToken.VALUE_STRING && member.equals("method")) {
                    method = json.getString();
                } else if (value == JsonToken.VALUE_STRING && member.equals("urlTemplate")) {
                    template = json.getString();
                } else {
                    json.skipChildren();
                }
            }
        }
        return Signature.of(method, template);
    }

    public long count() {
        return count;
    }

    /** Puts count and names into a result. */
    public void put(ObjectNode result) {
        result.put("doubledOperationCount", count);
        ArrayNode list = result.putArray("doubledOperations");
        named.forEach(each -> list.addObject().put("path", each.path()).put("sameAs", each.sameAs()));
    }
}
