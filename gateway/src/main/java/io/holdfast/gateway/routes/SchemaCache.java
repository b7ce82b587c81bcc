package io.holdfast.gateway.routes;

import io.holdfast.policy.definition.SchemaDocument;
import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Schemas of one revision of an API by their ids, as far as policies have asked for them; given up where memory is short. */
final class SchemaCache {

    private SoftReference<Map<String, SchemaDocument>> known = new SoftReference<>(null);

    synchronized Map<String, SchemaDocument> get() {
        Map<String, SchemaDocument> there = known.get();
        if (there == null) {
            there = new ConcurrentHashMap<>();
            known = new SoftReference<>(there);
        }
        return there;
    }
}
