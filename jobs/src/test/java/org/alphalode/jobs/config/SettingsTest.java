package org.alphalode.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    Path folder;

    @BeforeEach
    void defaults() throws IOException {
        write("common.conf", "warehouse = w\nseed = 42");
        write(
                "mine.conf",
                "max-depth = 2\nwindows = [3, 5]\nmin-ic = 0.015\nengine = enumerate\nsame = 1\npooled = true");
        write("select.conf", "neighbours = 100\nsame = 2");
    }

    private Settings settings() {
        return Settings.defaults(folder, List.of("common", "mine", "select"));
    }

    @Test
    void aFileStandsAboveDefaultsAndSetAboveAFile() throws IOException {
        Path user = write("user.conf", "max-depth = 3\nmine.min-ic = 0.02\ncommon { seed = 7 }");
        Settings settings = settings().with("mine", user).with("mine", "mine.max-depth=4");
        Section mine = settings.section("mine");
        assertThat(mine.integer("max-depth", 1, 9)).isEqualTo(4);
        assertThat(mine.number("min-ic", 0, 1)).isEqualTo(0.02);
        assertThat(settings.seed()).isEqualTo(7);
        assertThat(settings.describe(List.of("mine", "common")))
                .contains("mine.max-depth = \"4\"  # --set", "mine.min-ic = 0.02  # " + user + ":2")
                .anyMatch(line -> line.startsWith("common.warehouse = \"w\"") && line.endsWith("common.conf:1"));
    }

    @Test
    void aKeyNeedsNoSectionWhereOnlyOneHasIt() {
        assertThat(settings().with("pipeline", "neighbours=7").section("select").integer("neighbours", 1, 9))
                .isEqualTo(7);
        assertThat(settings().with("select", "same=7").section("select").integer("same", 1, 9))
                .isEqualTo(7);
        refuses(() -> settings().with("pipeline", "same=7"), "mine.same or select.same");
    }

    @Test
    void aTableOfThresholdsIsAListOfChecksOrOfAssignments() throws IOException {
        write(
                "select.conf",
                "gates.a = [{check = min-ic, threshold = 0.02}, {check = cost, threshold = off}, \"x=1e-6\"]");
        Section select = settings().section("select");
        assertThat(select.thresholds("gates.a"))
                .containsExactly(
                        new Section.NamedNumber("min-ic", OptionalDouble.of(0.02)),
                        new Section.NamedNumber("cost", OptionalDouble.empty()),
                        new Section.NamedNumber("x", OptionalDouble.of(1e-6)));
        assertThat(settings()
                        .with("select", "gates.a=min-ic=0.5, cost=off")
                        .section("select")
                        .thresholds("gates.a"))
                .hasToString("[min-ic=0.5, cost=off]");
        for (String wrong : List.of("min-ic", "=3", "min-ic=much", "min-ic=NaN")) {
            Settings settings = settings().with("select", "gates.a=" + wrong);
            refuses(() -> settings.section("select").thresholds("gates.a"), "select.gates.a", "check=threshold");
        }
        write("select.conf", "gates.a = [{check = min-ic, treshold = 0.02}]");
        refuses(() -> settings().section("select").thresholds("gates.a"), "select.gates.a (");
    }

    @Test
    void anUnknownKeyIsRefusedWithTheNearest() throws IOException {
        refuses(() -> settings().with("mine", "max-dept=3"), "max-dept", "Did you mean 'max-depth'?");
        Path user = write("user.conf", "\nmine.enginee = x");
        refuses(() -> settings().with("mine", user), "'mine.enginee' (" + user + ":2)", "'mine.engine'");
    }

    @Test
    void aValueThatDoesNotFitIsRefusedWithWhereItStands() {
        Section mine = settings().with("mine", "max-depth=deep").section("mine");
        refuses(() -> mine.integer("max-depth", 1, 6), "mine.max-depth", "--set", "from 1 to 6", "'deep'");
        refuses(() -> settings().section("mine").integer("max-depth", 3, 6), "mine.conf:1", "'2'");
        refuses(() -> settings().section("mine").integer("min-ic", 0, 6), "whole number", "0.015");
        refuses(() -> settings().section("mine").flag("engine"), "true or false");
        refuses(() -> settings().section("mine").choice("engine", List.of("enumerates")), "Did you mean 'enumerates'?");
        refuses(() -> settings().section("mine").number("windows", 0, 9), "a number");
        refuses(() -> settings().section("mine").texts("engine"), "a list");
        refuses(() -> settings().section("mine").number("nothing", 0, 1), "mine.nothing is missing");
        refuses(() -> settings().with("mine", "max-depth"), "key=value");
        refuses(() -> settings().with("mine", folder.resolve("none.conf")), "does not exist");
    }

    @Test
    void aFileThatIsNoSettingsIsRefused() throws IOException {
        Path broken = write("broken.conf", "a = {");
        refuses(() -> settings().with("mine", broken), "broken.conf");
    }

    @Test
    void listsAreGivenWithCommas() {
        assertThat(settings().with("mine", "windows=8, 13").section("mine").integers("windows", 1, 99))
                .containsExactly(8, 13);
        assertThat(settings().with("mine", "windows=").section("mine").integers("windows", 1, 99))
                .isEmpty();
        assertThat(settings()
                        .with("mine", "windows=f(a, 8), 13")
                        .section("mine")
                        .texts("windows"))
                .containsExactly("f(a, 8)", "13");
        refuses(() -> settings().with("mine", "windows=8,x").section("mine").integers("windows", 1, 99), "x");
    }

    @Test
    void whatWasReadIsTheRecipe() {
        Settings settings = settings();
        settings.section("mine").integer("max-depth", 1, 9);
        settings.section("mine").flag("pooled");
        assertThat(settings.read()).containsExactly("mine.max-depth = 2", "mine.pooled = true");
        assertThat(settings.fresh().read()).isEmpty();
    }

    @Test
    void aFolderLiesUnderALocalWarehouseOnly() {
        assertThat(settings().folder("x")).isEqualTo(Path.of("w", "x"));
        assertThat(settings().folder("/a/x")).isEqualTo(Path.of("/a/x"));
        refuses(() -> settings().with("mine", "warehouse=s3a://b/w").folder("x"), "absolute path");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static void refuses(ThrowingCallable call, String... parts) {
        assertThatExceptionOfType(AlphaException.class).isThrownBy(call).satisfies(e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.REFUSED);
            assertThat(e.getMessage()).contains(parts);
        });
    }
}
