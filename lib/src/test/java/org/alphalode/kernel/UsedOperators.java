package org.alphalode.kernel;

import java.lang.reflect.Field;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The operators of vectors that a JVM has used, from the JDK's own tables, which must be open to reflection. */
public final class UsedOperators {
    private static final String PACKAGE = "jdk.incubator.vector.";

    private UsedOperators() {}

    /** Names of tables with the places in them that are filled. */
    public static SortedSet<String> inThisProcess() throws ReflectiveOperationException {
        SortedSet<String> used = new TreeSet<>();
        for (String vector : List.of("DoubleVector", "FloatVector", "IntVector", "LongVector")) {
            for (Field table : Class.forName(PACKAGE + vector).getDeclaredFields()) {
                if (table.getType().getSimpleName().equals("ImplCache")) {
                    table.setAccessible(true);
                    Field cache = table.getType().getDeclaredField("cache");
                    cache.setAccessible(true);
                    Object[] places = (Object[]) cache.get(table.get(null));
                    for (int i = 0; i < places.length; i++) {
                        if (places[i] != null) {
                            used.add(vector + "." + table.getName() + " " + i);
                        }
                    }
                }
            }
        }
        return used;
    }
}
