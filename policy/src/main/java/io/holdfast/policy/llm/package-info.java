/** What calls to language models consume: tokens of prompts and completions. Knows bodies and no calls. */
@org.jspecify.annotations.NullMarked
package io.holdfast.policy.llm;
