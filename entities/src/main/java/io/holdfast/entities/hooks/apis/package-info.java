/** What is special about APIs, their operations, revisions, schemas, issues and wikis; imports and exports. */
@org.jspecify.annotations.NullMarked
package io.holdfast.entities.hooks.apis;
