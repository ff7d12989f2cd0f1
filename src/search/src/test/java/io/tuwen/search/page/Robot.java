package io.tuwen.search.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Does what people do on the page. */
record Robot(Page page) {

    void ask(String sentence) {
        page.locator("#text").fill(sentence);
        page.locator("#text").press("Enter");
    }

    Locator cards() {
        return page.locator("#grid .card");
    }

    Locator card(String item) {
        return page.locator("#grid .card[data-item='" + item + "']");
    }

    Locator found() {
        return page.locator("#how");
    }

    Locator drawer() {
        return page.locator("#drawer");
    }

    Locator section(String name) {
        return drawer().locator("[data-part=" + name + "]");
    }

    Locator act(String name) {
        return page.locator("#acts [data-act='" + name + "']");
    }

    Locator proof(String act) {
        return page.locator("#acts [data-proof='" + act + "']");
    }

    Locator problem() {
        return page.locator("#trouble .problem");
    }

    void choose(String facet, String value) {
        page.locator("select[data-facet='" + facet + "']")
                .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(value));
    }

    /** CSS pixels by which the page is wider than its window. */
    int overflow() {
        return ((Number) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .intValue();
    }
}
