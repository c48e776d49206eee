package org.alphalode;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

class LadderTest {
    private static final List<String> LADDER =
            List.of("kernel", "check", "linalg", "stat", "knn", "model", "op", "expr", "stage");
    private static final JavaClasses LIB = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.alphalode");

    @Test
    void packagesImportOnlyFromTheirLeft() {
        for (int i = 0; i < LADDER.size(); i++) {
            for (int right = i + 1; right < LADDER.size(); right++) {
                noClasses()
                        .that()
                        .resideInAPackage("org.alphalode." + LADDER.get(i) + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.alphalode." + LADDER.get(right) + "..")
                        .allowEmptyShould(true)
                        .check(LIB);
            }
        }
    }

    @Test
    void thereAreNoPackageCycles() {
        slices().matching("org.alphalode.(**)").should().beFreeOfCycles().check(LIB);
    }

    @Test
    void stagesNeverImportEachOther() {
        slices().matching("org.alphalode.stage.(*)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true)
                .check(LIB);
        noClasses()
                .that()
                .resideInAPackage("org.alphalode.stage")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.alphalode.stage.*..")
                .check(LIB);
    }

    @Test
    void libKnowsNoSpark() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.spark..",
                        "org.apache.hadoop..",
                        "io.delta..",
                        "scala..",
                        "com.google..",
                        "org.slf4j..")
                .check(LIB);
    }
}
