/** C# text and its tree: lexer and parser. */
@org.jspecify.annotations.NullMarked
package io.holdfast.expression.syntax;
