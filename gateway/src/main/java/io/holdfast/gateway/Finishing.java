package io.holdfast.gateway;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What policies want done to whatever is answered in the end, be it a backend's response or an error. */
final class Finishing {

    private final Set<String> suppressed = new LinkedHashSet<>();
    private final Map<String, String> stamps = new LinkedHashMap<>();
    private final List<String> varies = new ArrayList<>(2);

    void stamp(String name, String value) {
        stamps.put(name, value);
    }

    boolean isStamped(String name) {
        for (String stamped : stamps.keySet()) {
            if (stamped.equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    void suppress(String name) {
        suppressed.add(name);
    }

    void vary(String name) {
        varies.add(name);
    }

    void apply(HttpHeaders headers) {
        suppressed.forEach(headers::remove);
        stamps.forEach(headers::set);
        for (String name : varies) {
            if (!headers.containsValue(Fields.VARY, name, true) && !headers.containsValue(Fields.VARY, "*", true)) {
                headers.add(Fields.VARY, name);
            }
        }
    }
}
