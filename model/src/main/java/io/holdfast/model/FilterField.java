package io.holdfast.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field that {@code $filter} may name.
 *
 * @param field as callers write it
 * @param member the member it reads; {@code name} is the resource's own name
 * @param operators the only operators and functions it allows; empty allows all
 * @param target compares only the name of the resource that the member refers to, when that has this type
 */
public record FilterField(
        String field,
        String member,
        List<String> operators,
        @Nullable String target) {

    @JsonCreator
    public FilterField(
            String field, @Nullable String member, @Nullable List<String> operators, @Nullable String target) {
        this.field = field;
        this.member = member == null ? field : member;
        this.operators = operators == null ? List.of() : List.copyOf(operators);
        this.target = target;
    }

    public boolean allows(String operator) {
        return operators.isEmpty() || operators.contains(operator);
    }
}
