/** The service resource itself, its backups and its restores. */
@org.jspecify.annotations.NullMarked
package io.holdfast.management.service;
