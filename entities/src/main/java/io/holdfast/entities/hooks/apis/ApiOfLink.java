package io.holdfast.entities.hooks.apis;

import com.google.auto.service.AutoService;
import io.holdfast.entities.EntityHook;
import io.holdfast.model.Space;
import io.holdfast.model.api.ApiName;
import io.holdfast.store.Reader;

/** Links to an API: they hold for all of its revisions, so {@code echo;rev=2} means {@code echo}. */
@AutoService(EntityHook.class)
public final class ApiOfLink implements EntityHook {

    @Override
    public String resourceName(String requested, Space space, Reader reader) {
        return ApiName.of(requested).api();
    }
}
