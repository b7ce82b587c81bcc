package io.holdfast.policy.definition;

import java.util.Optional;

/** The schemas that an operation's policies may validate with. They are in memory only when asked for; asking may wait for the database. */
public interface Schemas {

    /** A schema of the API. */
    Optional<SchemaDocument> ofApi(String id);

    /** A schema of the service, or of the workspace that the API lies in. */
    Optional<SchemaDocument> ofService(String id);

    /** Of the API, the one that is a WSDL document. */
    Optional<SchemaDocument> wsdl();

    /** There are none. */
    Schemas NONE = new Schemas() {
        @Override
        public Optional<SchemaDocument> ofApi(String id) {
            return Optional.empty();
        }

        @Override
        public Optional<SchemaDocument> ofService(String id) {
            return Optional.empty();
        }

        @Override
        public Optional<SchemaDocument> wsdl() {
            return Optional.empty();
        }
    };
}
