package io.holdfast.recovery;

/**
 * A rule of restores, and what it says of one. docs/recovery-rules.md lists the rules with where each comes from.
 *
 * @param name a word for programs: {@code sku}, {@code expiry}, {@code key}, {@code format}, {@code memory}, {@code source},
 *     {@code rights}
 * @param passed whether it lets the restore be made
 * @param detail for people; the reason of the refusal if it does not
 */
public record RuleCheck(String name, boolean passed, String detail) {}
