package io.tuwen.search.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.tuwen.testkit.browser.Chromium;
import io.tuwen.testkit.browser.InBrowser;
import io.tuwen.testkit.browser.Look;
import io.tuwen.testkit.browser.Visit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(InBrowser.class)
class LookPageIT {
    private static final String SHEET = "getComputedStyle(document.body).backgroundColor";
    private static final String DARK = "rgb(20, 21, 23)";
    private static final String LIGHT = "rgb(250, 248, 244)";

    private static Stall stall;

    @BeforeAll
    static void open() {
        stall = Stall.open().with(30);
    }

    @AfterAll
    static void close() {
        stall.close();
    }

    static List<Look> looks() {
        return List.of(Look.CHINESE, Look.CHINESE.inTheDark(), Look.ENGLISH, Look.ENGLISH.inTheDark());
    }

    @ParameterizedTest
    @MethodSource("looks")
    void page_hasNoSeriousBarrier(Look look, Chromium chromium) {
        try (Visit visit = chromium.visit(stall.origin(), look)) {
            Robot robot = new Robot(visit.page());
            robot.ask("红色T恤");
            assertThat(robot.cards()).hasCount(24);
            robot.act("prove").click();
            assertThat(robot.proof("prove")).isVisible();
            assertThat(visit.barriers()).isEmpty();

            visit.drop(new byte[] {1}, "image/png");
            assertThat(robot.problem()).isVisible();
            assertThat(visit.barriers()).isEmpty();

            robot.cards().first().click();
            assertThat(robot.section("similar")).isVisible();
            assertThat(visit.barriers()).isEmpty();
        }
    }

    @Test
    void language_isTheBrowsers_untilAnotherIsChosen(Chromium chromium) {
        try (Visit visit = chromium.visit(stall.origin(), Look.ENGLISH)) {
            Page page = visit.page();
            assertThat(page.locator("html")).hasAttribute("lang", "en");
            assertThat(page.locator("form .primary")).hasText("Search");
            new Robot(page).ask("红色");
            assertThat(page.locator("#what")).hasText("Found");

            page.locator("#language").click();
            assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
            assertThat(page.locator("form .primary")).hasText("搜索");
            assertThat(page.locator("#what")).hasText("找到的商品");
            assertThat(page.locator("#acts [data-act=price]")).containsText("改价");

            page.reload();
            assertThat(page.locator("form .primary")).hasText("搜索");
        }
    }

    @Test
    void theme_isTheSystems_untilAnotherIsChosen(Chromium chromium) {
        try (Visit visit = chromium.visit(stall.origin(), Look.CHINESE.inTheDark())) {
            Page page = visit.page();
            assertThat(page.evaluate(SHEET)).isEqualTo(DARK);
            page.locator("#theme").click();
            assertThat(page.evaluate(SHEET)).isEqualTo(LIGHT);

            page.reload();
            assertThat(page.locator("#theme")).hasAttribute("aria-label", "深色");
            assertThat(page.evaluate(SHEET)).isEqualTo(LIGHT);
        }
    }

    @Test
    void modelIsNamed_andThatItKnowsDrawnGoodsOnly(Chromium chromium) {
        try (Visit visit = chromium.visit(stall.origin(), Look.ENGLISH)) {
            assertThat(visit.page().locator("#model"))
                    .hasText("Model sample@ffffffff" + "demo towers: they know only drawn goods");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 360})
    void phone_needsNoSidewaysScrolling(int width, Chromium chromium) {
        try (Visit visit = chromium.visit(stall.origin(), Look.ENGLISH.onAPhone(width))) {
            Robot robot = new Robot(visit.page());
            assertThat(robot.page().locator("#line")).hasText("live");
            stall.with(30);
            assertThat(robot.cards()).hasCount(30);
            assertThat(robot.overflow()).isZero();

            robot.ask("红色T恤");
            assertThat(robot.cards()).hasCount(24);
            visit.drop(new byte[] {1}, "image/png");
            assertThat(robot.problem()).isVisible();
            robot.act("price").click();
            assertThat(robot.proof("price")).isVisible();
            assertThat(robot.overflow()).isZero();

            robot.cards().first().click();
            assertThat(robot.section("similar")).isVisible();
            assertThat(robot.overflow()).isZero();
            assertThat(robot.drawer().evaluate("d => d.scrollWidth - d.clientWidth"))
                    .isEqualTo(0);
        }
    }

    @Test
    void keyboard_reachesAll(Chromium chromium) {
        try (Visit visit = chromium.visit(stall.origin(), Look.ENGLISH)) {
            Page page = visit.page();
            Robot robot = new Robot(page);
            assertThat(page.locator("#line")).hasText("live");
            page.keyboard().press("Tab");
            assertThat(page.locator(".skip")).isFocused();
            assertThat(page.locator(".skip")).isInViewport();
            page.keyboard().press("Enter");
            assertThat(page.locator("#found")).isFocused();

            page.keyboard().press("/");
            assertThat(page.locator("#text")).isFocused();
            page.keyboard().type("红/色");
            assertThat(page.locator("#text")).hasValue("红/色");
            page.keyboard().press("Enter");
            assertThat(page.locator("#what")).hasText("Found");

            robot.cards().first().focus();
            page.keyboard().press("ArrowRight");
            assertThat(robot.cards().nth(1)).isFocused();
            page.keyboard().press("ArrowDown");
            page.keyboard().press("ArrowUp");
            assertThat(robot.cards().nth(1)).isFocused();
            page.keyboard().press("End");
            assertThat(robot.cards().last()).isFocused();
            assertThat(robot.cards().last()).hasCSS("outline-style", "solid");
            page.keyboard().press("Home");
            page.keyboard().press("Enter");
            assertThat(robot.drawer()).isVisible();
            page.keyboard().press("Escape");
            assertThat(robot.cards().first()).isFocused();
        }
    }

    @Test
    void whatTheServiceDoesNotHave_isNotShown(Chromium chromium) {
        try (Stall plain = Stall.plain();
                Visit visit = chromium.visit(plain.origin(), Look.ENGLISH)) {
            Page page = visit.page();
            assertThat(page.locator("#model")).hasText("Model sample@ffffffff");
            assertThat(page.locator("#what")).hasText("Ask for something");
            assertThat(page.locator("#target-images")).isChecked();
            for (String absent :
                    List.of("#strip", "#acts", "#line", "#pause", "#auto", "#method-dense", "#key", ".mix")) {
                assertThat(page.locator(absent)).isHidden();
            }
        }
    }
}
