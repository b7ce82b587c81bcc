/** What an older build left behind is taken over by this one: data directories, databases, backups. */
@NullMarked
package io.holdfast.acceptance.upgrade;

import org.jspecify.annotations.NullMarked;
