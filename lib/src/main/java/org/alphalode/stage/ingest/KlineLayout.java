package org.alphalode.stage.ingest;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;

/**
 * Which cell of a row holds which column. Archives of the exchange have twelve columns, with a header row or without; what its API
 * delivers has a header that begins with {@code timestamp} and may lack columns, whose values are then NaN.
 */
final class KlineLayout {
    private final Map<KlineColumn, Integer> cells;
    private final int cellCount;
    private final boolean header;
    private final boolean snapshot;

    private KlineLayout(Map<KlineColumn, Integer> cells, int cellCount, boolean header, boolean snapshot) {
        this.cells = cells;
        this.cellCount = cellCount;
        this.header = header;
        this.snapshot = snapshot;
    }

    /**
     * The layout that the first row of a file tells.
     *
     * @param file named in the message where the layout is not known
     */
    static KlineLayout of(String file, List<String> firstRow) {
        if (!isHeader(firstRow)) {
            return withoutHeader(file, firstRow);
        }
        Map<KlineColumn, Integer> cells = new EnumMap<>(KlineColumn.class);
        for (int i = 0; i < firstRow.size(); i++) {
            String cell = firstRow.get(i);
            KlineColumn column = KlineColumn.named(cell)
                    .orElseThrow(() -> unknown(file, firstRow, "column '" + cell + "' is not known"));
            if (cells.put(column, i) != null) {
                throw unknown(file, firstRow, "column '" + column.text() + "' is there twice");
            }
        }
        for (KlineColumn column : KlineColumn.values()) {
            if (column.required() && !cells.containsKey(column)) {
                throw unknown(file, firstRow, "column '" + column.text() + "' is missing");
            }
        }
        return new KlineLayout(
                cells, firstRow.size(), true, firstRow.get(0).strip().equalsIgnoreCase("timestamp"));
    }

    private static KlineLayout withoutHeader(String file, List<String> firstRow) {
        KlineColumn[] archive = KlineColumn.values();
        if (firstRow.size() != archive.length) {
            throw unknown(
                    file,
                    firstRow,
                    firstRow.size() + " columns without a header, where archives have " + archive.length);
        }
        Map<KlineColumn, Integer> cells = new EnumMap<>(KlineColumn.class);
        for (int i = 0; i < archive.length; i++) {
            cells.put(archive[i], i);
        }
        return new KlineLayout(cells, archive.length, false, false);
    }

    /** True where the first two cells are words: no row of numbers looks like that. */
    static boolean isHeader(List<String> row) {
        return row.size() > 1 && isWord(row.get(0)) && isWord(row.get(1));
    }

    private static boolean isWord(String cell) {
        String text = cell.strip();
        return !text.isEmpty() && Character.isLetter(text.charAt(0));
    }

    /** Cells of a row. */
    int cellCount() {
        return cellCount;
    }

    /** True where the first row is not data. */
    boolean hasHeader() {
        return header;
    }

    /** True for what an API delivered: its last row is the bar in progress, with the close time that it will have. */
    boolean isSnapshot() {
        return snapshot;
    }

    boolean has(KlineColumn column) {
        return cells.containsKey(column);
    }

    /** Text of a column that the layout {@linkplain #has has}. */
    String cell(KlineColumn column, List<String> row) {
        Integer index = cells.get(column);
        if (index == null) {
            throw new IllegalArgumentException("no column " + column.text());
        }
        return row.get(index).strip();
    }

    private static AlphaException unknown(String file, List<String> row, String problem) {
        List<String> names = new ArrayList<>();
        for (KlineColumn column : KlineColumn.values()) {
            names.add(column.text());
        }
        return new AlphaException(
                ErrorCode.DATA_FAULT,
                file + ": " + problem + "; the first row is '" + Rejected.clip(String.join(",", row))
                        + "'. Deliver the exchange's kline columns: " + String.join(",", names));
    }
}
