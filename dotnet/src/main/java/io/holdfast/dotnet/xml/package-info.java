/** XML as LINQ to XML has it: a tree of its own, read without document type definitions. */
@org.jspecify.annotations.NullMarked
package io.holdfast.dotnet.xml;
