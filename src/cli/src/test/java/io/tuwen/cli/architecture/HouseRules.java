package io.tuwen.cli.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/**
 * What Maven's module order cannot say about dependencies. The packages are matched by their last part, so that each rule
 * can be run on a fixture that breaks it.
 */
enum HouseRules {
    CORE_KNOWS_NO_TECHNOLOGY(noClasses()
            .that()
            .resideInAPackage("io.tuwen..core..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.flink..",
                    "io.grpc..",
                    "io.milvus..",
                    "okhttp3..",
                    "java.net.http..",
                    "org.apache.kafka..")),
    ONLY_THE_JOBS_SEE_FLINK(noClasses()
            .that()
            .resideOutsideOfPackage("io.tuwen.flink..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.flink..")),
    ONLY_THE_TRITON_CLIENT_SEES_GRPC(noClasses()
            .that()
            .resideOutsideOfPackage("io.tuwen..triton..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.grpc..")),
    ONLY_THE_MILVUS_STORE_SEES_MILVUS(noClasses()
            .that()
            .resideOutsideOfPackage("io.tuwen..milvus..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.milvus..")),
    TRITON_CLIENT_KNOWS_NO_OTHER_ADAPTER(noClasses()
            .that()
            .resideInAPackage("io.tuwen..triton..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.tuwen..milvus..", "io.tuwen..encoder..")),
    MILVUS_STORE_KNOWS_NO_OTHER_ADAPTER(noClasses()
            .that()
            .resideInAPackage("io.tuwen..milvus..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.tuwen..triton..", "io.tuwen..encoder..")),
    ENCODER_KNOWS_NO_OTHER_ADAPTER(noClasses()
            .that()
            .resideInAPackage("io.tuwen..encoder..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.tuwen..triton..", "io.tuwen..milvus..")),
    RETRIEVAL_EVALUATION_FEED_AND_HTTP_KNOW_NO_ADAPTER(noClasses()
            .that()
            .resideInAnyPackage(
                    "io.tuwen..search.retrieval..",
                    "io.tuwen..search.evaluation..",
                    "io.tuwen..search.live..",
                    "io.tuwen..search.http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.tuwen..milvus..", "io.tuwen..triton..", "io.tuwen..encoder..")),
    STORIES_ARE_PURE(noClasses()
            .that()
            .resideInAPackage("io.tuwen..live.story..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "java.util.concurrent..", "io.tuwen.core.port..")),
    ONLY_THE_SEARCH_SERVICE_SEES_JAVALIN(noClasses()
            .that()
            .resideOutsideOfPackage("io.tuwen..search.http..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.javalin..")),
    ONLY_THE_COMMAND_KNOWS_THE_JOBS(noClasses()
            .that()
            .resideOutsideOfPackages("io.tuwen.flink..", "io.tuwen.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.tuwen.flink..")),
    EVERY_PACKAGE_IS_NULL_MARKED(
            classes().that(DescribedPredicate.not(generated())).should(have(markedPackage())));

    private final ArchRule rule;

    HouseRules(ArchRule rule) {
        this.rule = rule;
    }

    ArchRule rule() {
        return rule;
    }

    private static DescribedPredicate<JavaClass> generated() {
        return DescribedPredicate.describe(
                "generated",
                type -> Stream.of("io.tuwen.schemas", "io.tuwen.triton.proto").anyMatch(type.getPackageName()::equals));
    }

    private static DescribedPredicate<JavaClass> markedPackage() {
        return DescribedPredicate.describe(
                "a package marked @NullMarked", type -> type.getPackage().isAnnotatedWith(NullMarked.class));
    }
}
