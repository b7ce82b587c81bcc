/** Dates, times and durations: their types, how they are written and read. The local zone is UTC, as on gateways. */
@org.jspecify.annotations.NullMarked
package io.holdfast.dotnet.time;
