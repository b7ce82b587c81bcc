/** URL templates of operations: what they take, and when two of them take the same. Read by whoever stores them and by whoever serves them. */
@org.jspecify.annotations.NullMarked
package io.holdfast.model.template;
