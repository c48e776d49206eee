package org.alphalode.expr;

import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.alphalode.check.Nearest;
import org.alphalode.model.FieldSpec;

/** Formulas bound to the columns that they read. */
public final class Plan implements Serializable {
    private static final long serialVersionUID = 1L;

    private final List<Expr> roots;
    private final List<String> fields;
    private final Program program;
    private final int lookbackBars;

    private Plan(List<Expr> roots, List<String> fields) {
        this.roots = roots;
        this.fields = fields;
        this.program = ProgramBuilder.build(roots, fields);
        this.lookbackBars = roots.stream().mapToInt(Expr::lookbackBars).max().orElse(0);
    }

    /**
     * Binds formulas to columns.
     *
     * @throws org.alphalode.check.AlphaException REFUSED where a formula names a column that is not there
     */
    public static Plan of(List<Expr> roots, List<FieldSpec> fields) {
        List<String> known = fields.stream().map(FieldSpec::name).toList();
        Set<String> used = new LinkedHashSet<>();
        for (Expr root : roots) {
            for (String name : Typing.fieldsOf(root)) {
                if (!known.contains(name)) {
                    throw Errors.refused("formula " + Formulas.print(root) + " reads '" + name
                            + "', which is not among the columns " + known + "." + Nearest.hint(name, known));
                }
                used.add(name);
            }
        }
        return new Plan(List.copyOf(roots), List.copyOf(used));
    }

    public List<Expr> roots() {
        return roots;
    }

    /** Names of the columns that the formulas read. */
    public List<String> fields() {
        return fields;
    }

    Program program() {
        return program;
    }

    /** Steps that compute all formulas: common parts count once. */
    public int stepCount() {
        return program.steps().size();
    }

    /** Bars before the current one that decide a root's value. */
    public int lookbackBars(int root) {
        return roots.get(root).lookbackBars();
    }

    /** Longest lookback of all roots; 0 where there is none. */
    public int lookbackBars() {
        return lookbackBars;
    }
}
