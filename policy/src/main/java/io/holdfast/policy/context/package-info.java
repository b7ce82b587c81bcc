/** What expressions of policies reach beside .NET's types: the context object, described member by member. One file for each type. */
@org.jspecify.annotations.NullMarked
package io.holdfast.policy.context;
