package org.alphalode.kernel;

import java.lang.reflect.InvocationTargetException;

/** The fastest kernels that this JVM can run; all give the same bits. */
public final class LaneProvider {
    private static final String VECTOR_MODULE = "jdk.incubator.vector";
    private static final Lanes FASTEST = load();

    private LaneProvider() {}

    /** Kernels in the JDK's Vector API where the JVM was started with its module, else {@link #scalar}. */
    public static Lanes fastest() {
        return FASTEST;
    }

    /** Kernels in plain Java. */
    public static Lanes scalar() {
        return new ScalarLanes();
    }

    private static Lanes load() {
        if (ModuleLayer.boot().findModule(VECTOR_MODULE).isEmpty()) {
            return scalar();
        }
        try {
            // by name: a direct reference would fail to link where the incubator module is absent
            return Class.forName("org.alphalode.kernel.VectorLanes")
                    .asSubclass(Lanes.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new LinkageError("the Vector API twin belongs to this package", e);
        }
    }
}
