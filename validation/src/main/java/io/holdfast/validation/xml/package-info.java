@org.jspecify.annotations.NullMarked
package io.holdfast.validation.xml;
