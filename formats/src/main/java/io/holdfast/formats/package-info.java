/** Descriptions of APIs in OpenAPI, Swagger, WSDL, WADL and GraphQL: text in, an API with its operations out, and back. */
@org.jspecify.annotations.NullMarked
package io.holdfast.formats;
