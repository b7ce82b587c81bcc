package io.holdfast.recovery;

import io.holdfast.model.Resource;
import io.holdfast.store.Reader;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Knows what documents refer to in a language of their own, which the catalog does not describe: the named values and
 * backends of a policy.
 */
public interface ReferenceCheck {

    /** Where no document has a language of its own. */
    ReferenceCheck NONE = new ReferenceCheck() {
        @Override
        public Set<String> types() {
            return Set.of();
        }

        @Override
        public Function<Resource, List<String>> in(Reader configuration) {
            return resource -> List.of();
        }
    };

    /** The resource types that have such documents. */
    Set<String> types();

    /** For resources of one configuration: what they refer to and it does not have, in words. */
    Function<Resource, List<String>> in(Reader configuration);
}
