package io.holdfast.dotnet.json;

/** Whether members that are null are printed. */
public enum NullValueHandling {
    Include,
    Ignore
}
