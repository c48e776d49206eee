package org.alphalode.op;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OperatorPageTest {
    private static final Path PAGE = Path.of(System.getProperty("alphalode.root"), "docs", "operators.md");

    /** Rewrite with {@code -Dgolden.write=true}. */
    @Test
    void thePageIsWhatTheCatalogueSays() throws IOException {
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(PAGE, OperatorPage.markdown());
        }
        assertThat(Files.readString(PAGE)).isEqualTo(OperatorPage.markdown());
    }

    @Test
    void everyParameterOfTheMinerIsAllowed() {
        for (Op op : Operators.ALL) {
            for (Param param : op.params()) {
                assertThat(param.choices().stream().map(param::fault))
                        .as(op.signature())
                        .allMatch(String::isEmpty);
                assertThat(param.kind() == Param.Kind.OPERAND
                                || !param.choices().isEmpty())
                        .as(op.signature())
                        .isTrue();
            }
        }
    }

    @Test
    void operatorsTravelByName() throws Exception {
        for (Op op : Operators.ALL) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new ObjectOutputStream(bytes).writeObject(op);
            Object read = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
            assertThat(read).isSameAs(op);
        }
        assertThat(Operators.names()).hasSameSizeAs(Operators.ALL);
    }
}
