/** What the server writes on its error stream: one line for each event, as text or as JSON. */
@org.jspecify.annotations.NullMarked
package io.holdfast.server.log;
