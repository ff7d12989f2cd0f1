package io.tuwen.search.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.tuwen.core.model.Tower;
import io.tuwen.testkit.browser.Chromium;
import io.tuwen.testkit.browser.InBrowser;
import io.tuwen.testkit.browser.Look;
import io.tuwen.testkit.browser.Visit;
import io.tuwen.testkit.store.SampleRows;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InBrowser.class)
class DrawerPageIT {
    private Stall stall;
    private Visit visit;
    private Robot robot;

    @BeforeEach
    void open(Chromium chromium) {
        stall = Stall.open().with(8);
        visit = chromium.visit(stall.origin(), Look.ENGLISH);
        robot = new Robot(visit.page());
        robot.ask("蓝色杯子");
    }

    @AfterEach
    void close() {
        visit.close();
        stall.close();
    }

    @Test
    void drawer_tellsAllOfAnItem() {
        stall.refuse("item-01", "PICTURE_CORRUPT", "picture: ends early");
        robot.card("item-01").click();

        assertThat(robot.drawer().locator("h2")).hasText("item-01");
        assertThat(robot.drawer().locator(".caption")).hasText("第1件蓝色杯子");
        assertThat(robot.drawer().locator(".body > .shot img")).isVisible();
        assertThat(robot.section("attributes")).containsText("category家居");
        assertThat(robot.section("rows").locator("tbody tr")).hasCount(2);
        assertThat(robot.section("rows").locator("tbody code").first()).hasText(Pattern.compile("^[0-9a-f]{12}$"));
        assertThat(robot.section("history").locator("li")).hasCount(3);
        assertThat(robot.section("history").locator("li").first()).containsText("dead letter");
        assertThat(robot.section("history").locator("li").last()).containsText("searchable picture v1 · 240 ms");
        assertThat(robot.section("letters")).containsText("PICTURE_CORRUPT picture: ends early");
        assertThat(robot.section("similar").locator(".card")).hasCount(6);
        assertThat(robot.section("similar").locator("[data-item='item-01']")).hasCount(0);
    }

    @Test
    void escape_closesTheDrawer_andGoesBackToTheCard() {
        robot.card("item-01").click();
        assertThat(robot.drawer()).isVisible();
        robot.page().keyboard().press("Escape");

        assertThat(robot.drawer()).isHidden();
        assertThat(robot.card("item-01")).isFocused();
    }

    @Test
    void findSimilar_asksForGoodsLikeIt() {
        robot.card("item-01").click();
        robot.drawer().getByText("Find similar").click();

        assertThat(robot.drawer()).isHidden();
        assertThat(robot.page().locator("#with")).containsText("like item-01");
        assertThat(robot.cards()).hasCount(7);
        assertThat(robot.card("item-01")).hasCount(0);
    }

    @Test
    void itemThatIsGone_isSaidToBe() {
        assertThat(robot.card("item-01")).isVisible();
        stall.remove("item-01");
        robot.card("item-01").click();

        assertThat(robot.section("rows")).containsText("The index does not hold it");
    }

    @Test
    void act_showsItsProof_andTheLineThatDoesTheSame() {
        robot.act("price").click();

        Locator proof = robot.proof("price");
        assertThat(proof).hasAttribute("data-proven", "true");
        assertThat(proof.locator(".sentence"))
                .hasText("price 10 → 8.5, searchable in 240 ms; vector untouched; 0 inferences spent");
        assertThat(proof.locator("li.holds")).hasCount(3);
        proof.locator("summary").click();
        assertThat(proof.locator("pre")).hasText("./tuwen publish /tmp/price.jsonl");
        proof.locator(".cli button").click();
        assertThat(proof.locator(".cli button")).hasText("Copied");
        assertThat(robot.page().evaluate("navigator.clipboard.readText()"))
                .isEqualTo("./tuwen publish /tmp/price.jsonl");
        proof.getByText("item item-00").click();
        assertThat(robot.section("attributes")).containsText("price8.5");
    }

    @Test
    void actOnTheItemThatIsShown_proves_andShowsItAnew() {
        robot.card("item-03").click();
        robot.section("acts").locator("[data-act=price]").click();

        assertThat(robot.section("acts").locator("[data-proof=price] .sentence"))
                .containsText("price 40 → 8.5");
        assertThat(robot.section("attributes")).containsText("price8.5");
        robot.section("acts").locator("[data-act=delete]").click();
        assertThat(robot.section("acts").locator("[data-proof=delete] .sentence"))
                .hasText("picture row gone in 1.30 s");
        assertThat(robot.section("rows")).containsText("The index does not hold it");
    }

    @Test
    void actThatProvesNothing_saysWhatDoesNotHold() {
        stall.rack(Tower.TEXT).remove(SampleRows.key("item-02"));
        robot.act("prove").click();

        assertThat(robot.proof("prove")).hasAttribute("data-proven", "false");
        assertThat(robot.proof("prove").locator(".sentence"))
                .hasText("does not hold: the index equals the stream: 15 rows, 1 missing, 0 stale, 0 orphaned");
    }

    @Test
    void actThatIsRefused_tellsTheRemedy() {
        stall.remove("item-00");
        robot.act("price").click();

        assertThat(robot.page().locator("#acts .problem .remedy")).containsText("publish it first, or name another");
        assertThat(robot.act("price")).isFocused();
    }
}
