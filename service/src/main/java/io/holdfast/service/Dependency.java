package io.holdfast.service;

/**
 * What a service depends on, outside of the server.
 *
 * @param name as callers see it: a host, where there is one
 * @param resourceType in Azure's words where it has one
 * @param optional whether the service serves without it
 * @param check throws when it cannot be reached
 */
public record Dependency(String name, String resourceType, boolean optional, Check check) {

    @FunctionalInterface
    public interface Check {
        void run() throws Exception;
    }
}
