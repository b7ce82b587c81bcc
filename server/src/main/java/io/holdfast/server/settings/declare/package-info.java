/** What a setting is: its name, type, default and sentence, and how its value is found. Knows no setting. */
@org.jspecify.annotations.NullMarked
package io.holdfast.server.settings.declare;
