package io.tuwen.flink.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Opens the jar that a Flink cluster is given. */
class JobJarIT {
    private static final Pattern CLUSTERS_OWN = Pattern.compile("org/(slf4j|apache/logging|apache/flink)/.*\\.class");

    /** What does not come with Flink; the Kafka connector lies in two roots. */
    private static final Pattern OURS = Pattern.compile(
            "org/apache/flink/(connector/(base|kafka)|formats/avro|streaming/(connectors/kafka|util/serialization))/.*");

    private static Path jar = Path.of("none yet");

    @BeforeAll
    static void findJar() throws IOException {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of("target"), "tuwen-flink-jobs-*-job.jar")) {
            jar = jars.iterator().next();
        }
    }

    @Test
    void jar_holdsTheJobsAndWhatTheyNeed() throws IOException {
        assertThat(entries())
                .contains(
                        "io/tuwen/flink/job/ImageEmbeddingJob.class",
                        "io/tuwen/flink/job/CaptionEmbeddingJob.class",
                        "io/tuwen/core/ledger/Ledger.class",
                        "io/tuwen/milvus/MilvusVectorStore.class",
                        "io/tuwen/triton/TritonClients.class",
                        "org/apache/flink/connector/kafka/source/KafkaSource.class",
                        "org/apache/flink/formats/avro/typeutils/AvroTypeInfo.class",
                        "org/apache/avro/Schema.class",
                        "tuwen-reference.properties");
    }

    @Test
    void jar_holdsNothingOfTheCluster() throws IOException {
        assertThat(entries()).filteredOn(CLUSTERS_OWN.asMatchPredicate()).allMatch(OURS.asMatchPredicate());
    }

    @Test
    void jar_holdsNoSignatureOfAnother() throws IOException {
        assertThat(entries()).noneMatch(name -> name.matches("META-INF/[^/]*\\.(SF|DSA|RSA)"));
    }

    @Test
    void services_ofAllLibrariesAreMerged() throws IOException {
        assertThat(text("META-INF/services/io.grpc.NameResolverProvider"))
                .contains("io.grpc.internal.DnsNameResolverProvider");
        assertThat(text("META-INF/services/io.grpc.LoadBalancerProvider")).contains("PickFirst", "RoundRobin");
        assertThat(text("META-INF/services/org.apache.avro.LogicalTypes$LogicalTypeFactory"))
                .contains("io.tuwen.schemas");
    }

    private static List<String> entries() throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(ZipEntry::getName).toList();
        }
    }

    private static String text(String name) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            ZipEntry entry = Objects.requireNonNull(file.getEntry(name), name);
            return new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
