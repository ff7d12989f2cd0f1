package io.tuwen.testkit.catalogue;

import java.awt.Color;
import java.util.List;

/** The colour of a good, with the words that shops use for it. */
public enum Colour {
    RED(0xD32F2F, "红色", "大红", "正红"),
    ORANGE(0xF57C00, "橙色", "橘色"),
    YELLOW(0xFBC02D, "黄色", "明黄"),
    GREEN(0x388E3C, "绿色", "草绿"),
    CYAN(0x00ACC1, "青色", "湖蓝"),
    BLUE(0x1E63C8, "蓝色", "宝蓝"),
    PURPLE(0x7B1FA2, "紫色", "深紫"),
    PINK(0xF48FB1, "粉色", "粉红"),
    BROWN(0x795548, "棕色", "咖啡色"),
    BLACK(0x212121, "黑色", "纯黑"),
    GREY(0x8A8A8A, "灰色", "浅灰"),
    WHITE(0xF7F7F2, "白色", "米白");

    private final Color paint;
    private final List<String> names;

    Colour(int rgb, String... names) {
        this.paint = new Color(rgb);
        this.names = List.of(names);
    }

    Color paint() {
        return paint;
    }

    /** What stands out on this colour: a pattern's second colour. */
    Color contrast() {
        boolean bright = this == WHITE || this == YELLOW || this == PINK;
        return bright ? new Color(0x37474F) : new Color(0xFFF8E1);
    }

    /** Synonyms, the commonest first. */
    public List<String> names() {
        return names;
    }
}
