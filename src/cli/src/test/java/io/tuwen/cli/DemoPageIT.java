package io.tuwen.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ScreenshotType;
import io.tuwen.testkit.browser.Chromium;
import io.tuwen.testkit.browser.InBrowser;
import io.tuwen.testkit.browser.Look;
import io.tuwen.testkit.browser.Visit;
import io.tuwen.testkit.catalogue.DrawnCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page before the whole line, as `tuwen demo` shows it; leaves the pictures of the README in {@code target/docs}. */
@ExtendWith(InBrowser.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoPageIT {
    /** Some acts wait for jobs to come back. */
    private static final double ACT_MILLIS = 180_000;

    private static final Path PICTURES = Path.of("target", "docs");

    private static StackProcess demo;
    private static String address;
    private Visit visit;
    private Page page;

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(PICTURES);
        demo = StackProcess.run("demo", "--port", "0", "--items", "150", "--rate", "10");
        address = demo.await("The demonstration is at ").replaceAll("The demonstration is at (\\S+);.*", "$1");
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @BeforeEach
    void open(Chromium chromium) {
        visit = chromium.visit(address, Look.ENGLISH);
        page = visit.page();
    }

    @AfterEach
    void close() {
        visit.close();
    }

    @Test
    @Order(1)
    void grid_fillsLive_andCountersRun() {
        assertThat(page.locator("#grid .card").nth(14)).isVisible(patiently());
        assertThat(page.locator("#grid img").nth(5)).isVisible(patiently());
        assertThat(page.locator("[data-gauge=events] b")).hasText(Pattern.compile("[1-9].*"), textPatiently());
        assertThat(page.locator("[data-gauge=freshness] b")).hasText(Pattern.compile("\\d.*"), textPatiently());
        assertThat(visit.barriers()).isEmpty();
        picture("page-live");
    }

    @Test
    @Order(2)
    void sentence_findsItsGoods() {
        page.locator("#text").fill("红色条纹T恤");
        page.locator("#text").press("Enter");

        assertThat(page.locator("#what")).hasText("Found");
        assertThat(page.locator("#grid .card").nth(7)).isVisible();
        assertThat(page.locator("#grid img").nth(7)).isVisible();
        picture("page-search");
        page.locator("#grid .card").first().click();
        assertThat(page.locator("[data-part=similar] .card").first()).isVisible();
        assertThat(page.locator("[data-part=history] li").first()).isVisible();
        assertThat(visit.barriers()).isEmpty();
        picture("page-item");
    }

    @Test
    @Order(3)
    void droppedPicture_findsGoods() {
        visit.drop(new DrawnCatalogue(99).entry(DrawnCatalogue.Split.TRAIN, 3).picture(), "image/jpeg");

        assertThat(page.locator("#what")).hasText("Found");
        assertThat(page.locator("#grid .card").nth(7)).isVisible();
    }

    @ParameterizedTest
    @Order(4)
    @ValueSource(strings = {"price", "swap", "off-sale", "delete", "late", "corrupt", "dead-host", "prove", "kill-job"})
    void act_isProven(String act) {
        page.locator("#acts [data-act='" + act + "']").click();

        Locator proof = page.locator("#acts [data-proof='" + act + "']");
        assertThat(proof.or(page.locator("#acts .problem"))).isVisible(patiently());
        assertThat(page.locator("#acts .problem")).hasCount(0);
        assertThat(proof.locator(".fails")).hasCount(0);
        assertThat(proof).hasAttribute("data-proven", "true");
        assertThat(proof.locator(".sentence").innerText()).doesNotContain("{", "undefined", "[object");
        assertThat(proof.locator("pre").textContent()).isNotBlank();
        if (act.equals("price")) {
            picture("page-proof");
        }
    }

    @Test
    @Order(5)
    void page_isToldInChineseInTheDark_onAPhone(Chromium chromium) {
        try (Visit dark = chromium.visit(address, Look.CHINESE.inTheDark())) {
            assertThat(dark.page().locator("#grid img").nth(9)).isVisible(patiently());
            assertThat(dark.barriers()).isEmpty();
            picture(dark.page(), "page-dark");
        }
        try (Visit phone = chromium.visit(address, Look.CHINESE.onAPhone(360))) {
            assertThat(phone.page().locator("#grid img").nth(3)).isVisible(patiently());
            picture(phone.page(), "page-phone");
        }
    }

    private static LocatorAssertions.IsVisibleOptions patiently() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(ACT_MILLIS);
    }

    private static LocatorAssertions.HasTextOptions textPatiently() {
        return new LocatorAssertions.HasTextOptions().setTimeout(ACT_MILLIS);
    }

    private void picture(String name) {
        picture(page, name);
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".jpg"))
                .setType(ScreenshotType.JPEG)
                .setQuality(82));
    }
}
