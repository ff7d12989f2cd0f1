package io.tuwen.search.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.tuwen.core.model.Tower;
import io.tuwen.search.live.News;
import io.tuwen.testkit.browser.Chromium;
import io.tuwen.testkit.browser.InBrowser;
import io.tuwen.testkit.browser.Look;
import io.tuwen.testkit.browser.Visit;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InBrowser.class)
class LivePageIT {
    private Stall stall;
    private Visit visit;
    private Robot robot;

    @BeforeEach
    void open(Chromium chromium) {
        stall = Stall.open();
        visit = chromium.visit(stall.origin(), Look.ENGLISH);
        robot = new Robot(visit.page());
        assertThat(robot.page().locator("#line")).hasText("live");
    }

    @AfterEach
    void close() {
        visit.close();
        stall.close();
    }

    @Test
    void goods_appearAsTheyArrive_newestFirst() {
        assertThat(robot.page().locator("#nothing")).containsText("Nothing has arrived since you opened the page");
        stall.with(2);

        assertThat(robot.cards()).hasCount(2);
        assertThat(robot.cards().first()).hasAttribute("data-item", "item-01");
        assertThat(robot.cards().first()).containsText("searchable in 240 ms");
        assertThat(robot.cards().first().locator("img")).isVisible();

        stall.publish("item-00", "又来了", Map.of(), Stall.drawn(50));
        assertThat(robot.cards().first()).hasAttribute("data-item", "item-00");
    }

    @Test
    void goodsThatGo_leaveTheGrid() {
        stall.with(3);
        assertThat(robot.cards()).hasCount(3);

        stall.remove("item-01");

        assertThat(robot.card("item-01")).hasCount(0);
        assertThat(robot.cards()).hasCount(2);
    }

    @Test
    void grid_keepsTheNewestOnly() {
        stall.with(70);

        assertThat(robot.card("item-69")).isVisible();
        assertThat(robot.cards()).hasCount(60);
        assertThat(robot.card("item-09")).hasCount(0);
    }

    /** Nothing moves away below the pointer; what came meanwhile is counted. */
    @Test
    void gridThatIsPointedAt_stands() {
        stall.with(2);
        robot.card("item-01").hover();
        stall.publish("item-80", "新的", Map.of(), Stall.drawn(51));

        assertThat(robot.found()).containsText("2 new, shown when you look away");
        assertThat(robot.card("item-80")).hasCount(0);

        robot.page().locator("#what").hover();
        assertThat(robot.card("item-80")).isVisible();
    }

    @Test
    void pause_holdsUntilItGoesOn() {
        stall.with(1);
        assertThat(robot.cards()).hasCount(1);
        robot.page().locator("#pause").click();
        stall.publish("item-80", "新的", Map.of(), Stall.drawn(51));
        assertThat(robot.found()).containsText("2 new");

        robot.page().locator("#pause").click();
        assertThat(robot.card("item-80")).isVisible();
    }

    @Test
    void counters_standInTheStrip_eachWithItsPlot() {
        stall.feed.tell(counters(1_200, 3));
        stall.feed.tell(counters(1_220, 4));

        assertThat(gauge("events")).containsText("20.0");
        assertThat(gauge("events")).containsText("1,220 in all");
        assertThat(gauge("freshness")).containsText("810 ms");
        assertThat(gauge("freshness")).containsText("p50 240 ms");
        assertThat(gauge("avoided")).containsText("77");
        assertThat(gauge("queue")).containsText("5");
        assertThat(gauge("letters")).containsText("6");
        assertThat(gauge("rows")).containsText("1,190");
        assertThat(robot.page().locator(".gauge svg.plot")).hasCount(6);
        gauge("letters").locator("summary").click();
        assertThat(gauge("letters").locator("li")).hasText(new String[] {"PICTURE_CORRUPT 4", "RECORD_UNDECODABLE 2"});
    }

    @Test
    void whatIsNotKnown_isNoNumber() {
        stall.feed.tell(
                new News.Counters(Instant.EPOCH, 5, 1, News.Freshness.NONE, News.Work.UNKNOWN, Map.of(), Map.of()));

        assertThat(gauge("events")).containsText("5 in all");
        assertThat(gauge("freshness").locator("b")).hasText("–");
        assertThat(gauge("rows").locator("b")).hasText("–");
        assertThat(gauge("letters")).containsText("none");
    }

    private com.microsoft.playwright.Locator gauge(String name) {
        return robot.page().locator("[data-gauge=" + name + "]");
    }

    private static News.Counters counters(long events, long corrupt) {
        return new News.Counters(
                Instant.EPOCH,
                events,
                20,
                new News.Freshness(1_100, OptionalLong.of(240), OptionalLong.of(810)),
                new News.Work(OptionalLong.of(1_000), OptionalLong.of(77), OptionalLong.of(5)),
                Map.of("PICTURE_CORRUPT", corrupt, "RECORD_UNDECODABLE", 2L),
                Map.of(Tower.IMAGE, 600L, Tower.TEXT, 590L));
    }
}
