package io.tuwen.search.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.testkit.browser.Chromium;
import io.tuwen.testkit.browser.InBrowser;
import io.tuwen.testkit.browser.Look;
import io.tuwen.testkit.browser.Visit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(InBrowser.class)
class HostilePageIT {
    private static final String READ = "read-token-0123456789";

    @TempDir
    Path folder;

    /** Whatever a shop's event says is shown as it stands, everywhere it is shown; the visit fails where a script ran. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=x onerror=\"window.pwned=1\">",
                "<script>window.pwned=1</script>",
                "\"><svg onload=window.pwned=1>",
                "javascript:window.pwned=1",
                "{{constructor.constructor('window.pwned=1')()}}",
                "</textarea><iframe srcdoc='<script>top.pwned=1</script>'>"
            })
    void hostileWords_areShownAsWords(String hostile, Chromium chromium) {
        String id = hostile.replace(' ', '_');
        try (Stall stall = Stall.open();
                Visit visit = chromium.visit(stall.origin(), Look.ENGLISH)) {
            Robot robot = new Robot(visit.page());
            assertThat(robot.page().locator("#line")).hasText("live");
            stall.publish(id, hostile, Map.of(hostile, hostile, "category", hostile, "price", 1.0), Stall.drawn(3));
            stall.refuse(id, hostile, hostile);

            assertThat(robot.cards().first()).containsText(hostile);
            assertThat(robot.page()
                            .locator(
                                    "#facets option",
                                    new com.microsoft.playwright.Page.LocatorOptions()
                                            .setHasText("category: " + hostile)))
                    .hasCount(1);
            robot.ask(hostile);
            assertThat(robot.page().locator("#what")).hasText("Found");
            robot.cards().first().click();
            assertThat(robot.drawer().locator("h2")).hasText(id);
            assertThat(robot.drawer().locator(".caption")).hasText(hostile);
            assertThat(robot.section("attributes")).containsText(hostile);
            assertThat(robot.section("letters")).containsText(hostile);
            robot.section("acts").locator("[data-act=price]").click();
            assertThat(robot.section("acts").locator(".proofs > *")).hasCount(1);
            assertThat(robot.page().evaluate("window.pwned")).isNull();
            assertThat(robot.page().locator("iframe, #grid script, #drawer script"))
                    .hasCount(0);
        }
    }

    /** Were data to become markup after all, the policy would stop it. */
    @Test
    void policy_stopsMarkupThatIsWritten(Chromium chromium) {
        try (Stall stall = Stall.plain()) {
            Visit visit = chromium.visit(stall.origin(), Look.ENGLISH);
            String outcome = (String) visit.page()
                    .evaluate("() => { try { document.body.innerHTML = '<b>x</b>'; return 'written'; }"
                            + " catch (e) { return e.name; } }");

            assertThat(outcome).isEqualTo("TypeError");
            org.assertj.core.api.Assertions.assertThatThrownBy(visit::close)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("TrustedHTML");
        }
    }

    @Test
    void token_isAskedFor_andKeptForTheTabOnly(Chromium chromium) throws Exception {
        Path tokens = Files.write(folder.resolve("tokens"), List.of("read " + READ));
        try (Stall stall = Stall.behind(tokens).with(4);
                Visit visit = chromium.visit(stall.origin(), Look.ENGLISH)) {
            Robot robot = new Robot(visit.page());
            com.microsoft.playwright.Locator dialog = robot.page().locator("#token");
            assertThat(dialog).isVisible();
            assertThat(dialog.locator("input")).isFocused();
            assertThat(visit.barriers()).isEmpty();

            dialog.locator("input").fill("wrong-token-0123456789");
            dialog.locator("input").press("Enter");
            assertThat(dialog.locator("[role=alert]")).hasText("The service does not know this token.");

            dialog.locator("input").fill(READ);
            dialog.locator("input").press("Enter");
            assertThat(dialog).isHidden();
            assertThat(robot.page().locator("#line")).hasText("live");
            robot.ask("红色");
            assertThat(robot.cards()).hasCount(4);
            assertThat(robot.cards().first().locator("img")).isVisible();

            robot.act("price").click();
            assertThat(robot.page().locator("#acts .problem")).containsText("ask with a token of scope admin");
            assertThat(robot.page().evaluate("Object.values(localStorage).join()"))
                    .asString()
                    .doesNotContain(READ);
            assertThat(robot.page().url()).doesNotContain(READ);
        }
    }
}
