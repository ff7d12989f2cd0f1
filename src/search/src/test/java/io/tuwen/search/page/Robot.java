package io.tuwen.search.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;

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

    /** As a desktop would: a file is dragged over the page, and let go of. */
    void drop(byte[] file, String mediaType) {
        page.evaluate("""
                ({ data, type }) => {
                  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
                  const dataTransfer = new DataTransfer();
                  dataTransfer.items.add(new File([bytes], 'file', { type }));
                  for (const name of ['dragover', 'drop']) {
                    document.body.dispatchEvent(new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true }));
                  }
                }""", Map.of("data", Base64.getEncoder().encodeToString(file), "type", mediaType));
    }

    void paste(byte[] file, String mediaType) {
        page.evaluate("""
                ({ data, type }) => {
                  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
                  const clipboardData = new DataTransfer();
                  clipboardData.items.add(new File([bytes], 'file', { type }));
                  document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
                }""", Map.of("data", Base64.getEncoder().encodeToString(file), "type", mediaType));
    }

    void chooseFile(Path file) {
        page.locator("#file").setInputFiles(file);
    }

    /** CSS pixels by which the page is wider than its window. */
    int overflow() {
        return ((Number) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .intValue();
    }

    static Pattern starting(String text) {
        return Pattern.compile("^" + Pattern.quote(text));
    }
}
