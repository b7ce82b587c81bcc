/** What a setting is: its name, type, default and sentence, and how its value is found. Knows no setting. */
package io.holdfast.server.settings.declare;
