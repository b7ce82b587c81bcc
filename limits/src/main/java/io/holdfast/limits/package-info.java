/** Budgets of connections, bytes and work, of which nobody takes more than his share and some is kept for what must always work. */
@org.jspecify.annotations.NullMarked
package io.holdfast.limits;
