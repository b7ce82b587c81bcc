package io.holdfast.dotnet.xml;

/** How XML is printed. */
public enum SaveOptions {
    None,
    DisableFormatting,
    OmitDuplicateNamespaces
}
