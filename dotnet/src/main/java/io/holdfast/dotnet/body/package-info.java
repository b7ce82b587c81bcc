/** What policies turn bodies into: JSON of XML and XML of JSON, replaced texts, JSONP, other XML by stylesheets. */
@org.jspecify.annotations.NullMarked
package io.holdfast.dotnet.body;
