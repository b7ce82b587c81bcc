package io.holdfast.recovery;

import io.holdfast.model.Resource;
import io.holdfast.model.Space;
import io.holdfast.model.template.Signature;
import io.holdfast.recovery.DoubledOperations.Doubled;
import io.holdfast.store.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Looks for {@link DoubledOperations}, page by page, remembering the signatures of one API at a time. */
final class DoubledOperationSearch {

    private static final String TYPE = "apis/operations";
    private static final int PAGE = 200;

    /** How many are named; all are counted. */
    private static final int NAMED = 100;

    private final List<Doubled> named = new ArrayList<>();
    private final Map<Signature, String> known = new HashMap<>();
    private String api = "";
    private long count;

    DoubledOperations through(Reader configuration, Runnable control) {
        for (String type : new TreeSet<>(Space.everywhere(TYPE))) {
            List<Resource> page = configuration.after(type, null, PAGE);
            while (!page.isEmpty()) {
                control.run();
                page.forEach(this::take);
                page = configuration.after(type, page.getLast().key(), PAGE);
            }
        }
        return new DoubledOperations(count, named);
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
                named.add(new Doubled(operation.path(), first));
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
}
