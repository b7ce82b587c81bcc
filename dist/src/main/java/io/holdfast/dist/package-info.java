/** What leaves the house: the changelog of a release, its archive, the licences of others. */
@NullMarked
package io.holdfast.dist;

import org.jspecify.annotations.NullMarked;
