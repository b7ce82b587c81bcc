package io.holdfast.dotnet.xml;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.EnumSource;
import io.holdfast.dotnet.NetTypeSource;

/** The enums. */
public final class XmlEnums {

    private XmlEnums() {}

    /** Describes XmlNodeType. */
    @AutoService(NetTypeSource.class)
    public static final class NodeTypes extends EnumSource<XmlNodeType> {
        public NodeTypes() {
            super("System.Xml.XmlNodeType", XmlNodeType.class, false);
        }
    }

    /** Describes SaveOptions. */
    @AutoService(NetTypeSource.class)
    public static final class Saving extends EnumSource<SaveOptions> {
        public Saving() {
            super("System.Xml.Linq.SaveOptions", SaveOptions.class, true);
        }
    }

    /** Describes LoadOptions. */
    @AutoService(NetTypeSource.class)
    public static final class Loading extends EnumSource<LoadOptions> {
        public Loading() {
            super("System.Xml.Linq.LoadOptions", LoadOptions.class, true);
        }
    }
}
