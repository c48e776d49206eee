package org.alphalode.op;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alphalode.check.Check;

/** The catalogue of operators. */
public final class Operators {
    /** All operators, in the order of the documentation. */
    public static final List<Op> ALL = Stream.of(
                    ElementwiseOps.ALL, ConditionOps.ALL, RollingOps.ALL, OrderOps.ALL, PairOps.ALL, SectionOps.ALL)
            .flatMap(List::stream)
            .toList();

    private static final Map<String, Op> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Op::name, Function.identity()));

    public static final Op ADD = named("add");
    public static final Op SUB = named("sub");
    public static final Op MUL = named("mul");
    public static final Op DIV = named("div");
    public static final Op NEG = named("neg");

    private Operators() {}

    /** The operator of a name. */
    public static Optional<Op> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The operator of a name that the catalogue has. */
    public static Op named(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("there is no operator " + name));
    }

    /** All names, ascending. */
    public static List<String> names() {
        Check.that(BY_NAME.size() == ALL.size(), "names of operators must be distinct");
        return BY_NAME.keySet().stream().sorted().toList();
    }
}
