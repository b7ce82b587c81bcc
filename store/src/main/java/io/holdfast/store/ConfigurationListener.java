package io.holdfast.store;

import io.holdfast.model.ServiceId;
import java.util.List;

/**
 * Is told what was committed, in order, one call at a time for each service. While a call runs, no other write of that
 * service is committed by this process, so a snapshot that is opened inside it is exactly the state that it tells of. A
 * listener must not write to the store and must not throw.
 */
public interface ConfigurationListener {

    /** Changes of one transaction, or of several that were committed together. */
    void changed(ServiceId service, List<Change> changes);

    /** The service is new, was restored, or its changes are not known one by one: read it anew. */
    void replaced(Service service);

    /** The service's own document was changed (host names, for example); its resources were not. */
    void updated(Service service);

    void removed(ServiceId service);
}
