package org.alphalode.jobs.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TablesPageTest {
    private static final Path PAGE = Path.of(System.getProperty("alphalode.root"), "docs", "tables.md");

    @Test
    void thePageIsWhatTheCatalogueSays() throws IOException {
        String page = TablesPage.of(Tables.ALL);
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as("docs/tables.md is rewritten with -Dgolden.write=true")
                .isEqualTo(page);
    }

    @Test
    void theNamesOfTablesAreTakenOnce() {
        assertThat(Tables.ALL).extracting(Table::name).doesNotHaveDuplicates();
    }
}
