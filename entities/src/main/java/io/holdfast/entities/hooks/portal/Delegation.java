package io.holdfast.entities.hooks.portal;

import com.google.auto.service.AutoService;
import io.holdfast.entities.Draft;
import io.holdfast.entities.EntityHook;
import io.holdfast.store.Transaction;
import java.util.Base64;

/** The key with which a delegation is signed is base64, as its receivers expect it. */
@AutoService(EntityHook.class)
public final class Delegation implements EntityHook {

    private static final String KEY = "validationKey";

    @Override
    public void check(Draft draft, Transaction transaction) {
        if (draft.input().path(KEY).isString()) {
            try {
                Base64.getDecoder().decode(draft.input().path(KEY).asString());
            } catch (IllegalArgumentException e) {
                draft.refuse(KEY, KEY + " must be base64, for example the output of: openssl rand -base64 64.");
            }
        }
    }
}
