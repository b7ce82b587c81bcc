package io.holdfast.arm;

import io.holdfast.model.ServiceId;
import java.net.URI;
import java.net.URISyntaxException;

/** Ids as they stand in URLs. */
public final class ArmIds {

    private ArmIds() {}

    /** Names of resource groups may hold any letters; headers may not. */
    public static String encoded(ServiceId id) {
        return encoded(id.toString());
    }

    /** Likewise, of any ARM id. */
    public static String encoded(String id) {
        try {
            return new URI(null, null, id, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("an ARM id is always a path: " + id, e);
        }
    }
}
