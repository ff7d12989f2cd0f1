package io.tuwen.cli.demo.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tuwen.testkit.catalogue.Shelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoryTest {
    @TempDir
    Path folder;

    @Test
    void storyOfAFolder_goesOnAsItBegan() {
        Story begun = Story.in(folder, 300, null);

        assertThat(begun.items()).isEqualTo(300);
        assertThat(begun.seed()).isEqualTo(Story.USUAL_SEED);
        assertThat(Story.in(folder, null, null)).isEqualTo(begun);
    }

    @Test
    void otherItems_areRefused_namingThoseOfTheFolder() {
        Story.in(folder, 300, 7L);

        assertThatThrownBy(() -> Story.in(folder, 200, null))
                .hasMessageContaining("--items: 200 (expected: 300, with which the demonstration in " + folder);
        assertThatThrownBy(() -> Story.in(folder, null, 8L)).hasMessageContaining("--seed: 8 (expected: 7");
    }

    @Test
    void folderOfAStack_isRefused() throws IOException {
        Files.createDirectories(folder.resolve("kafka"));

        assertThatThrownBy(() -> Story.in(folder, null, null)).hasMessageContaining("that was no demonstration");
    }

    @Test
    void portOfThePictures_mustBeFree() throws IOException {
        Story story = Story.in(folder, null, null);
        try (Shelf other = new Shelf(story.shelfPort())) {
            assertThatThrownBy(() -> Story.in(folder, null, null))
                    .hasMessageContaining("port " + other.port() + " of 127.0.0.1 is taken");
        }
    }
}
