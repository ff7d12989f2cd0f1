package io.tuwen.cli.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArchitectureTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.tuwen");

    /** One class for every rule that breaks it. */
    private static final JavaClasses FIXTURE =
            new ClassFileImporter().importPackages("io.tuwen.cli.architecture.fixture");

    @ParameterizedTest
    @EnumSource
    void house_keepsTheRule(HouseRules rule) {
        rule.rule().check(HOUSE);
    }

    @ParameterizedTest
    @EnumSource(names = "ONLY_THE_COMMAND_KNOWS_THE_JOBS", mode = EnumSource.Mode.EXCLUDE)
    void fixture_breaksTheRule(HouseRules rule) {
        assertThat(rule.rule().evaluate(FIXTURE).hasViolation()).isTrue();
    }

    /** The fixture lives below io.tuwen.cli, so a class outside it stands for the one that must not know the jobs. */
    @ParameterizedTest
    @EnumSource(names = "ONLY_THE_COMMAND_KNOWS_THE_JOBS")
    void classOutsideTheCommand_breaksTheRule(HouseRules rule) {
        JavaClasses outsider = new ClassFileImporter().importPackages("io.tuwen.outsider");
        assertThat(rule.rule().evaluate(outsider).hasViolation()).isTrue();
    }
}
