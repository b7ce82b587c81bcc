package io.holdfast.identity.setup;

import io.holdfast.identity.authority.Applications;
import io.holdfast.identity.role.Directory;

/** Of the embedded authority, whose tokens are applications' and name no groups. */
record EmbeddedDirectory(Applications applications) implements Directory {

    @Override
    public boolean mayHaveSubject(String id) {
        return applications.hasObjectId(id);
    }

    @Override
    public boolean mayHaveGroup(String id) {
        return false;
    }
}
