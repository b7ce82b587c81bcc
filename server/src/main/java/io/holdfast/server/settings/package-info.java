/** What a server can be told: section by section, each setting declared once, and what the rooms are given of them. */
@org.jspecify.annotations.NullMarked
package io.holdfast.server.settings;
