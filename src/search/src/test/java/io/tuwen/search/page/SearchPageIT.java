package io.tuwen.search.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.SelectOption;
import io.tuwen.testkit.browser.Chromium;
import io.tuwen.testkit.browser.InBrowser;
import io.tuwen.testkit.browser.Look;
import io.tuwen.testkit.browser.Visit;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InBrowser.class)
class SearchPageIT {
    private static final int GOODS = 30;
    private Stall stall;
    private Visit visit;
    private Robot robot;

    @BeforeEach
    void open(Chromium chromium) {
        stall = Stall.open().with(GOODS);
        visit = chromium.visit(stall.origin(), Look.CHINESE);
        robot = new Robot(visit.page());
    }

    @AfterEach
    void close() {
        visit.close();
        stall.close();
    }

    @Test
    void sentence_findsGoods_bestFirst_withScores() {
        robot.ask("红色T恤");

        assertThat(robot.page().locator("#what")).hasText("找到的商品");
        assertThat(robot.found()).hasText(Pattern.compile("^24 件，用时 .+"));
        assertThat(robot.cards()).hasCount(24);
        assertThat(robot.cards().first().locator(".score")).hasText(Pattern.compile("^0\\.\\d{3}$"));
        assertThat(robot.cards().first().locator(".tags")).containsText("服装");
        assertThat(robot.cards().first().locator("img")).isVisible();
    }

    @Test
    void more_showsTheNextOnes() {
        robot.ask("红色T恤");
        robot.page().locator("#more").click();

        assertThat(robot.cards()).hasCount(GOODS);
        assertThat(robot.page().locator("#more")).isHidden();
    }

    @Test
    void example_isAsked() {
        robot.page().getByText(Stall.EXAMPLES.get(1)).click();

        assertThat(robot.page().locator("#text")).hasValue(Stall.EXAMPLES.get(1));
        assertThat(robot.cards().first().locator(".tags")).containsText("家居");
    }

    @Test
    void droppedPicture_findsItsItem() {
        visit.drop(Stall.drawn(5), "image/jpeg");

        assertThat(robot.cards().first()).hasAttribute("data-item", "item-05");
        assertThat(robot.page().locator("#with img")).isVisible();
        robot.page().locator("#with button").click();
        assertThat(robot.page().locator("#with")).isHidden();
        assertThat(robot.page().locator("#what")).hasText("刚刚到货");
    }

    @Test
    void pastedPicture_findsItsItem() {
        visit.paste(Stall.drawn(8), "image/png");

        assertThat(robot.cards().first()).hasAttribute("data-item", "item-08");
    }

    @Test
    void whatIsNoPicture_isRefusedWithARemedy() {
        visit.drop(new byte[] {1, 2}, "text/plain");

        assertThat(robot.problem()).containsText("这不是图片");
        assertThat(robot.problem().locator(".remedy")).containsText("换一个图片文件");
    }

    @Test
    void pictureThatTheServiceCannotRead_isToldAsItsProblem() {
        visit.drop(new byte[] {1, 2}, "image/png");

        assertThat(robot.problem()).containsText("This content cannot be searched with");
        assertThat(robot.problem().locator(".remedy")).containsText("send another picture or text");
        assertThat(robot.problem().locator("code")).hasText("picture-format-unknown");
        assertThat(robot.problem()).hasAttribute("role", "alert");
    }

    @Test
    void nextQuestion_takesTheProblemAway() {
        visit.drop(new byte[] {1, 2}, "image/png");
        assertThat(robot.problem()).isVisible();
        robot.page().locator("#with button").click();

        assertThat(robot.problem()).hasCount(0);
    }

    @Test
    void mixSlider_leadsFromTextToPicture() {
        assertThat(robot.page().locator(".mix")).isHidden();
        robot.ask("蓝色杯子");
        robot.card("item-01").click();
        robot.drawer().getByText("找相似的").click();
        robot.ask("红色T恤");
        Locator mix = robot.page().locator("#mix");
        assertThat(mix).isVisible();

        assertThat(asked(() -> set(mix, "75"))).contains("\"weight\":0.5", "\"weight\":1.5", "\"like\":\"item-01\"");
        assertThat(asked(() -> set(mix, "100")))
                .contains("\"like\":\"item-01\"")
                .doesNotContain("红色", "weight");
        assertThat(robot.cards().first().locator(".tags")).containsText("家居");
        assertThat(asked(() -> set(mix, "0"))).contains("\"text\":\"红色T恤\"").doesNotContain("like", "weight");
        assertThat(robot.cards().first().locator(".tags")).containsText("服装");
    }

    private String asked(Runnable action) {
        return robot.page().waitForRequest("**/v1/search", action).postData();
    }

    private static void set(Locator slider, String value) {
        slider.fill(value);
        slider.dispatchEvent("change");
    }

    @Test
    void target_ofBoth_tellsRanksOfEachSide() {
        robot.page()
                .locator("label.segment", new com.microsoft.playwright.Page.LocatorOptions().setHasText("两者"))
                .click();
        robot.ask("蓝色杯子");

        assertThat(robot.cards().first().locator(".score"))
                .hasText(Pattern.compile("图片第 \\d+标题第 \\d+|标题第 \\d+图片第 \\d+"));
        assertThat(robot.cards().first().locator(".tags")).containsText("家居");
    }

    @Test
    void chips_filterWhatIsFound() {
        robot.ask("红色");
        robot.choose("category", "类目: 家居");
        assertThat(robot.cards()).hasCount(GOODS / 2);

        Locator price = robot.page().locator(".range[data-facet=price] input");
        price.nth(0).fill("100");
        price.nth(1).fill("140");
        price.nth(1).press("Tab");
        assertThat(robot.cards()).hasCount(3); // 100, 120, 140

        robot.page().getByText("清除筛选").click();
        assertThat(robot.cards()).hasCount(24);
    }

    @Test
    void chips_filterWhatArrives() {
        assertThat(robot.page().locator("#line")).hasText("实时");
        stall.with(GOODS);
        robot.page().locator("select[data-facet=on_sale]").selectOption(new SelectOption().setLabel("在售: 否"));
        assertThat(robot.cards()).hasCount(GOODS / 3);

        stall.publish("item-90", "不在售的杯子", Map.of("category", "家居", "price", 5.0, "on_sale", false), Stall.drawn(40));
        stall.publish("item-91", "在售的杯子", Map.of("category", "家居", "price", 5.0, "on_sale", true), Stall.drawn(41));

        assertThat(robot.card("item-90")).isVisible();
        assertThat(robot.card("item-91")).hasCount(0);
    }

    @Test
    void nothingThatFits_isSaid() {
        robot.ask("红色");
        Locator price = robot.page().locator(".range[data-facet=price] input");
        price.nth(0).fill("100000");
        price.nth(0).press("Tab");

        assertThat(robot.page().locator("#nothing")).containsText("没有商品符合");
    }

    @Test
    void emptyQuestion_goesBackToWhatArrives() {
        robot.ask("红色");
        assertThat(robot.page().locator("#what")).hasText("找到的商品");
        robot.ask("");

        assertThat(robot.page().locator("#what")).hasText("刚刚到货");
    }
}
