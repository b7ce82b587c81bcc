package io.holdfast.cli.drill;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How large and of what the rehearsal is.
 *
 * @param openapi the document to import: a file or an http(s) URL; by default one of our own
 * @param apis how many APIs are imported from it
 * @param subscriptions how many callers' subscriptions there are
 * @param keep where to leave the servers' data and logs; by default they are removed
 */
public record DrillOptions(Optional<String> openapi, int apis, int subscriptions, Optional<Path> keep) {}
