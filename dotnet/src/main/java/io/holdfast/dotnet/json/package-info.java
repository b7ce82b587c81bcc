/** JSON as Newtonsoft.Json has it: a tree of its own that prints, compares and casts as expressions expect. */
@org.jspecify.annotations.NullMarked
package io.holdfast.dotnet.json;
