package org.alphalode.jobs.eval;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.alphalode.check.AlphaException;
import org.alphalode.check.Nearest;
import org.alphalode.expr.Expr;
import org.alphalode.expr.Formulas;
import org.alphalode.expr.Typing;

/** A file of formulas, one a line; blank lines and lines that begin with # say nothing. */
final class FormulaFile {
    /** A formula is one line of its file: what its own error says of lines is left out. */
    private static final String FIRST_LINE = "line 1, ";

    private final Path file;
    private final List<Formula> formulas;

    private FormulaFile(Path file, List<Formula> formulas) {
        this.file = file;
        this.formulas = List.copyOf(formulas);
    }

    /**
     * A formula of the file.
     *
     * @param line its line, from 1
     * @param text as written, without blanks around
     * @param expr what it means
     */
    record Formula(int line, String text, Expr expr) {}

    /**
     * Reads the file; a formula that stands there twice is taken once.
     *
     * @throws AlphaException REFUSED with all that is wrong, each with its line
     */
    static FormulaFile read(Path file) {
        Map<String, Formula> formulas = new LinkedHashMap<>();
        List<String> faults = new ArrayList<>();
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            String text = lines.get(i).strip();
            if (!text.isEmpty() && !text.startsWith("#")) {
                try {
                    formulas.putIfAbsent(text, new Formula(i + 1, text, Formulas.parse(text)));
                } catch (AlphaException e) {
                    String message = String.valueOf(e.getMessage());
                    faults.add("line " + (i + 1) + ", "
                            + (message.startsWith(FIRST_LINE) ? message.substring(FIRST_LINE.length()) : message));
                }
            }
        }
        FormulaFile read = new FormulaFile(file, List.copyOf(formulas.values()));
        read.refuse(faults);
        if (formulas.isEmpty()) {
            throw Errors.refused(file + " holds no formula: write one a line");
        }
        return read;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw Errors.refused(file + " is not text in UTF-8: " + e.getMessage());
        } catch (IOException e) {
            throw Errors.unreadable(file, e);
        }
    }

    private void refuse(List<String> faults) {
        if (!faults.isEmpty()) {
            throw Errors.refused(file + " has " + faults.size() + " bad formula" + (faults.size() == 1 ? "" : "s")
                    + ", and nothing was written:\n" + String.join("\n", faults));
        }
    }

    List<Formula> formulas() {
        return formulas;
    }

    /**
     * Names of the columns that the formulas read, ascending.
     *
     * @param columns those that there are
     * @throws AlphaException REFUSED with every formula that reads another
     */
    SortedSet<String> fieldsAmong(List<String> columns) {
        SortedSet<String> fields = new TreeSet<>();
        List<String> faults = new ArrayList<>();
        for (Formula formula : formulas) {
            for (String name : Typing.fieldsOf(formula.expr())) {
                fields.add(name);
                if (!columns.contains(name)) {
                    faults.add("line " + formula.line() + ", the input has no column '" + name + "'."
                            + Nearest.hint(name, columns) + " It has " + String.join(", ", columns));
                }
            }
        }
        refuse(faults);
        return fields;
    }

    /** What does not make sense in dimensions, which hinders nobody from evaluating it. */
    List<String> warnings() {
        Typing typing = KnownFields.typing();
        List<String> warnings = new ArrayList<>();
        SortedSet<String> unknown = new TreeSet<>();
        for (Formula formula : formulas) {
            typing.rootFault(formula.expr())
                    .ifPresent(fault -> warnings.add(file.getFileName() + " line " + formula.line() + ", " + fault));
            unknown.addAll(typing.unknownFields(formula.expr()));
        }
        if (!unknown.isEmpty()) {
            warnings.add("no dimension is known of the columns " + String.join(", ", unknown)
                    + ": they are taken as dimensionless");
        }
        return warnings;
    }
}
