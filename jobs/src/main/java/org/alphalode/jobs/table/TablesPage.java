package org.alphalode.jobs.table;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The page {@code docs/tables.md}. */
final class TablesPage {
    private TablesPage() {}

    static String of(List<Table<?>> tables) {
        StringBuilder page = new StringBuilder(
                """
                # Tables

                Generated from the catalogue of tables; a test holds it up to date. Times are UTC, to the microsecond. A missing number is NULL.

                """);
        tables.forEach(table -> append(table, page));
        return page.toString();
    }

    private static void append(Table<?> table, StringBuilder page) {
        page.append("## ")
                .append(table.name())
                .append("\n\nOne row is ")
                .append(table.meaning())
                .append(".\nKey: ");
        page.append(String.join(", ", table.key())).append('.');
        if (!table.clustering().isEmpty()) {
            page.append(" Clustered by ")
                    .append(String.join(", ", table.clustering()))
                    .append('.');
        }
        page.append("\n\n| column | type | unit | meaning |\n|---|---|---|---|\n");
        table.columns().forEach(c -> page.append("| ")
                .append(c.name())
                .append(" | ")
                .append(c.type().spark().sql().toLowerCase(Locale.ROOT))
                .append(c.nullable() ? "" : ", not null")
                .append(" | ")
                .append(c.unit())
                .append(" | ")
                .append(c.meaning().replace("|", "\\|"))
                .append(" |\n"));
        if (!table.checks().isEmpty()) {
            page.append("\nChecks: ")
                    .append(table.checks().stream()
                            .map(check -> "`" + check.sql() + "`")
                            .collect(Collectors.joining(", ")))
                    .append(".\n");
        }
        page.append('\n');
    }
}
