package io.tuwen.testkit.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;

/**
 * Who looks at a page, and on what.
 *
 * @param locale of the browser
 * @param dark whether the system is
 * @param width of the window, in CSS pixels
 * @param height of the window, in CSS pixels
 */
public record Look(String locale, boolean dark, int width, int height) {
    public static final Look CHINESE = new Look("zh-CN", false, 1280, 900);
    public static final Look ENGLISH = new Look("en-GB", false, 1280, 900);

    public Look inTheDark() {
        return new Look(locale, true, width, height);
    }

    public Look onAPhone(int pixels) {
        return new Look(locale, dark, pixels, 780);
    }

    /** Without motion, so that a page is the same whenever it is looked at. */
    Browser.NewContextOptions options() {
        return new Browser.NewContextOptions()
                .setLocale(locale)
                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(width, height)
                .setHasTouch(width < 500)
                .setPermissions(List.of("clipboard-read", "clipboard-write"));
    }
}
