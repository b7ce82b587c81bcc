package io.holdfast.gateway;

/** What has passed through the gateway since its start. */
public interface Traffic {

    /** Calls that were answered or given up, health probes included. */
    long requests();

    /** Those of them that got a status of 500 or more, or no answer. */
    long failures();
}
