/** The Azure SDK for Java walks every resource type through its whole life, and a service with all of them is recovered. */
@org.jspecify.annotations.NullMarked
package io.holdfast.acceptance.everytype;
