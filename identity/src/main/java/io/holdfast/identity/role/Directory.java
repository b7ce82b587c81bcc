package io.holdfast.identity.role;

/** What can be known about the principals that the deployment's tokens name. */
public interface Directory {

    /** Of an issuer that cannot be asked: anybody may exist, and nothing is known about the form of ids. */
    Directory UNKNOWN = new Directory() {};

    /** Entra's: everything in it has a GUID of its own. Claims may name groups otherwise, where its administrator said so. */
    Directory ENTRA = new Directory() {
        @Override
        public boolean mayHaveSubject(String id) {
            return Holder.isGuid(id);
        }

        @Override
        public boolean groupsHaveGuids() {
            return true;
        }
    };

    /** False if a token can never name such a subject. */
    default boolean mayHaveSubject(String id) {
        return true;
    }

    /** False if a token can never name such a group. */
    default boolean mayHaveGroup(String id) {
        return true;
    }

    /** Whether groups are named by GUIDs that no subject has, as in Entra. */
    default boolean groupsHaveGuids() {
        return false;
    }
}
