@org.jspecify.annotations.NullMarked
package io.holdfast.identity.support;
