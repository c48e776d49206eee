package org.alphalode.stage.mine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.alphalode.model.Alpha;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Family;
import org.alphalode.model.FieldSpec;
import org.alphalode.model.IcStats;
import org.alphalode.model.Panel;
import org.alphalode.model.Trial;
import org.alphalode.model.Verdict;
import org.junit.jupiter.api.Test;

class ExportsTest {
    private static final double NAN = Double.NaN;

    @Test
    void aRowHasACellForEveryColumn() {
        Alpha alpha = new Alpha("f00-ab", "f00", "a + b", -1, 2, 3, 4, List.of("x", "y"));
        IcStats stats = new IcStats(7, -0.5, NAN, 1, 2, 0.25, 0.125, 10);
        Trial trial = new Trial("ab", "a + b", "f00", 2, stats, IcStats.NONE, 0.5, Verdict.ACCEPTED);
        assertThat(AlphaPoolCsv.row(alpha, trial))
                .isEqualTo("f00-ab,f00,a + b,-1,2,3,4,x y,0.5,7,-0.5,,1.0,2.0,0.25,0.125,10.0,0,,,,,,,\r\n");
        assertThat(AlphaPoolCsv.header().split(","))
                .hasSize(25)
                .startsWith("alpha_id")
                .contains("train_ic");
        assertThat(AlphaPoolCsv.row(alpha, trial).chars().filter(c -> c == ',').count())
                .isEqualTo(24);
    }

    @Test
    void noCellIsExecutedByASpreadsheet() {
        assertThat(AlphaPoolCsv.text("-a * b")).isEqualTo("'-a * b");
        assertThat(AlphaPoolCsv.text("=cmd|' /C calc'!A0")).isEqualTo("'=cmd|' /C calc'!A0");
        assertThat(AlphaPoolCsv.text("@x")).isEqualTo("'@x");
        assertThat(AlphaPoolCsv.text("+x")).isEqualTo("'+x");
        assertThat(AlphaPoolCsv.text("\tx")).isEqualTo("'\tx");
        assertThat(AlphaPoolCsv.text("clip(a, 0, 1)")).isEqualTo("\"clip(a, 0, 1)\"");
        assertThat(AlphaPoolCsv.text("a \"b\"\r\nc")).isEqualTo("\"a \"\"b\"\"\r\nc\"");
        assertThat(AlphaPoolCsv.text("")).isEmpty();
    }

    @Test
    void theMatrixIsANumPyFile() {
        Panel signals = new Panel.Builder(
                        List.of("A", "B"),
                        List.of(FieldSpec.pure("x", Family.PRICE), FieldSpec.pure("y", Family.PRICE)),
                        BarInterval.parse("1h"),
                        1000,
                        3)
                .set(0, 0, 0, 1)
                .set(1, 0, 0, 2)
                .set(0, 1, 0, 3)
                .set(1, 1, 2, 4)
                .build();
        ByteBuffer header = SignalMatrix.header(6, 2);
        String text = StandardCharsets.ISO_8859_1.decode(header.duplicate()).toString();
        // numpy.save of an array of this shape begins with the same 128 bytes
        assertThat(text)
                .isEqualTo("\u0093NUMPY\u0001\0v\0{'descr': '<f8', 'fortran_order': False, 'shape': (6, 2), }"
                        + " ".repeat(58)
                        + "\n");
        assertThat(header.remaining()).isEqualTo(128);
        ByteBuffer rows = ByteBuffer.allocate(96).order(ByteOrder.LITTLE_ENDIAN);
        rows.put(SignalMatrix.rows(signals, 0, 1))
                .put(SignalMatrix.rows(signals, 1, 3))
                .flip();
        double[] values = new double[12];
        rows.asDoubleBuffer().get(values);
        assertThat(values).containsExactly(1, 2, 3, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, 4);
        assertThat(SignalMatrix.rowIndex(signals, 0, 1)).isEqualTo("1000,A\r\n1000,B\r\n");
        assertThat(SignalMatrix.columnIndex(List.of("x", "y"))).isEqualTo("x\r\ny\r\n");
    }
}
