package io.tuwen.search.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.model.Tower;
import io.tuwen.search.calibration.Calibration;
import io.tuwen.search.calibration.CalibrationInUse;
import io.tuwen.search.calibration.SideCutoffs;
import io.tuwen.search.retrieval.Plane;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CalibratedServiceTest {
    private static final Plane GOODS = new Plane().with("near", 10).with("far", 60);
    private static final String AUTO = "{'text': '0', 'target': 'both', 'min_score': 'auto'}";

    private static final CalibrationInUse CALIBRATION = new CalibrationInUse(
            Optional.of(new Calibration(
                    new Calibration.Origin("sample", "f".repeat(64), Instant.EPOCH, 200, 9),
                    Map.of(Tower.IMAGE, everywhere(0.9), Tower.TEXT, everywhere(0.4)))),
            "");

    private Service service = Service.of(tower -> GOODS, CALIBRATION);

    private static SideCutoffs everywhere(double cutoff) {
        return new SideCutoffs(1, -1, 1, List.of(new SideCutoffs.Anchor(Plane.at(0), cutoff)));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void auto_tellsTheCutoffs_andKeepsWhatReachesThem() throws Exception {
        Service.Answer answer = service.search(AUTO);

        assertThat(answer.json().get("min_score"))
                .isEqualTo(Service.JSON.readTree("{\"images\": 0.9, \"captions\": 0.4}"));
        assertThat(answer.json().get("hits")).hasSize(2);
        assertThat(service.search(AUTO.replace("both", "images")).json().get("hits"))
                .hasSize(1);
    }

    @Test
    void number_isTakenAsItIs_andNotTold() throws Exception {
        Service.Answer answer = service.search("{'text': '0', 'min_score': 0.5}");

        assertThat(answer.json().get("hits")).hasSize(2);
        assertThat(answer.json().has("min_score")).isFalse();
    }

    @Test
    void statusAndAbout_tellTheCalibration() throws Exception {
        assertThat(service.get("/v1/status").json().get("calibration"))
                .isEqualTo(Service.JSON.readTree("{\"available\": true, \"reason\": null,"
                        + " \"at\": \"1970-01-01T00:00:00Z\", \"pairs\": 200}"));
        assertThat(service.get("/v1/about").json().get("calibrated").asBoolean())
                .isTrue();
    }

    @Test
    void withoutACalibration_autoIsRefused_withTheRemedy() throws Exception {
        service.close();
        service = Service.of(tower -> GOODS, CalibrationInUse.NONE);

        Service.Answer answer = service.search(AUTO);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("request-invalid");
        assertThat(answer.json().get("name").asText()).isEqualTo("min_score");
        assertThat(answer.json().get("remedy").asText()).contains("tuwen calibrate");
        assertThat(service.get("/v1/about").json().get("calibrated").asBoolean())
                .isFalse();
        assertThat(service.get("/v1/status")
                        .json()
                        .get("calibration")
                        .get("reason")
                        .asText())
                .isEqualTo("nothing was calibrated yet");
    }

    @Test
    void minScoreOfAnotherKind_isRefused() throws Exception {
        for (String other : List.of("'Auto'", "true", "2", "[]", "{}")) {
            Service.Answer answer = service.search("{'text': '0', 'min_score': " + other + "}");
            assertThat(answer.status()).as(other).isEqualTo(400);
            assertThat(answer.json().get("name").asText()).isEqualTo("min_score");
        }
    }
}
