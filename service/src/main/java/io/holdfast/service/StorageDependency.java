package io.holdfast.service;

import java.net.URI;

/**
 * Storage that the backups of a service go to.
 *
 * @param account the name of its account
 * @param check throws when it cannot be reached
 */
public record StorageDependency(String account, URI endpoint, Dependency.Check check) {}
