package io.holdfast.entities.hooks.tenant;

import com.google.auto.service.AutoService;
import io.holdfast.arm.ArmResponse;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.EntityRefusals;
import io.holdfast.entities.EntityRequest;
import io.holdfast.entities.HookContext;

/** The counters of quota policies: there are none that could be read or set, and a made-up zero would be believed. */
@AutoService(EntityHook.class)
public final class QuotaCounters implements EntityHook {

    @Override
    public ArmResponse compute(EntityRequest call, HookContext context) {
        String key = call.target().parents().isEmpty()
                ? call.target().key().name()
                : call.target().parents().getFirst();
        throw EntityRefusals.notSupported(
                "The quota counter '" + key + "' cannot be read or set: counters are no configuration,"
                        + " and the management API has none. Look at what the gateway answers to callers.");
    }
}
