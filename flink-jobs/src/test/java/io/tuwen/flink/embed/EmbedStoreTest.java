package io.tuwen.flink.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tuwen.encoder.EncoderSettings;
import io.tuwen.encoder.PictureLoader;
import io.tuwen.flink.store.PictureStores;
import io.tuwen.flink.store.StoreRoot;
import io.tuwen.flink.wire.DeadLetters;
import io.tuwen.flink.wire.Stage;
import io.tuwen.schemas.DeadLetter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator with real fetchers: pictures that lie on a file system of Flink's. */
class EmbedStoreTest {
    private static final EmbedSettings SETTINGS =
            new EmbedSettings(16, 1 << 20, Duration.ofSeconds(1), 100, Backoff.Settings.DEFAULT, Duration.ofDays(30));

    @TempDir
    private Path folder;

    private final ManualEncoder model = new ManualEncoder();
    private final FakeIndex index = new FakeIndex();
    private final Queue<DeadLetter> letters = new ArrayDeque<>();

    @Test
    void picturesOfAFileSystem_areEmbedded_andOthersBecomeDeadLetters() throws Exception {
        Path root = Files.createDirectory(folder.resolve("root"));
        Files.writeString(root.resolve("p.jpg"), "a picture");
        Files.writeString(folder.resolve("outside.jpg"), "a secret");
        try (Subtask subtask = Subtask.of(spec(root), 0, 1, () -> {})) {
            subtask.open();
            subtask.processElement(Events.reference("1", 1, "shelf://" + root + "/p.jpg"), 0);
            subtask.processElement(Events.reference("2", 1, "shelf://" + root + "/gone.jpg"), 0);
            subtask.processElement(Events.reference("3", 1, "shelf://" + folder + "/outside.jpg"), 0);
            await().pollInSameThread().atMost(Duration.ofMinutes(1)).until(() -> settled(subtask));
        }
        assertThat(index.versions()).containsOnlyKeys("main:1");
        assertThat(letters)
                .extracting(DeadLetter::getCode)
                .containsExactlyInAnyOrder("PICTURE_NOT_FOUND", "PICTURE_ADDRESS_BLOCKED");
    }

    private boolean settled(Subtask subtask) {
        subtask.runMail();
        model.inferences.answerAll();
        subtask.runMail();
        subtask.drainTo(index, letters);
        return index.versions().size() + letters.size() == 3;
    }

    private EmbedSpec spec(Path root) {
        return new EmbedSpec(
                SETTINGS,
                group -> new Encoder(loader(root), model.encoder().embedder(), ManualEncoder.PREPROCESSING),
                new DeadLetters(Stage.EMBED, "test", "demo"),
                false,
                Map::of);
    }

    private static PictureLoader loader(Path root) {
        return new PictureLoader(
                PictureStores.fetcher(EncoderSettings.defaults(), List.of(StoreRoot.parse("shelf://" + root))),
                ManualEncoder.PREPROCESSING);
    }
}
