package io.tuwen.testkit.catalogue;

import static io.tuwen.testkit.catalogue.Outline.outline;

import java.awt.Shape;
import java.util.List;

/** What there is to buy: a shape that tells the kinds apart, a category, and the names that shops use for it. */
public enum Kind {
    TSHIRT("服装", shirt(38), "T恤", "短袖", "短袖衫"),
    LONG_SLEEVE("服装", shirt(75), "长袖", "卫衣", "长袖衫"),
    TANK_TOP(
            "服装",
            outline().polygon(32, 10, 40, 10, 44, 28, 56, 28, 60, 10, 68, 10, 76, 40, 76, 92, 24, 92, 24, 40),
            "背心",
            "吊带"),
    DRESS("服装", outline().polygon(38, 8, 62, 8, 60, 40, 84, 94, 16, 94, 40, 40), "连衣裙", "长裙"),
    SKIRT("服装", outline().box(34, 22, 32, 8, 2).polygon(34, 30, 66, 30, 82, 80, 18, 80), "半身裙", "短裙"),
    TROUSERS("服装", outline().polygon(30, 6, 70, 6, 78, 96, 58, 96, 50, 36, 42, 96, 22, 96), "长裤", "裤子"),
    SHORTS("服装", outline().polygon(26, 24, 74, 24, 82, 72, 56, 72, 50, 44, 44, 72, 18, 72), "短裤", "热裤"),
    COAT("服装", shirt(78).polygon(28, 60, 72, 60, 80, 98, 20, 98).cut(49, 24, 51, 24, 51, 98, 49, 98), "大衣", "外套"),
    HAT("配饰", outline().oval(6, 58, 88, 22).box(28, 24, 44, 44, 22), "帽子", "礼帽"),
    CAP(
            "配饰",
            outline().oval(18, 26, 56, 56).cut(0, 58, 100, 58, 100, 100, 0, 100).box(52, 50, 44, 9, 8),
            "棒球帽",
            "鸭舌帽"),
    SCARF(
            "配饰",
            outline()
                    .ring(26, 6, 48, 13)
                    .polygon(30, 44, 46, 50, 40, 96, 22, 94)
                    .polygon(54, 50, 68, 44, 76, 84, 60, 86),
            "围巾",
            "披肩"),
    SOCKS("配饰", outline().polygon(36, 6, 62, 6, 62, 58, 88, 78, 82, 94, 62, 94, 36, 70), "袜子", "短袜"),
    GLOVES(
            "配饰",
            outline()
                    .box(30, 40, 40, 56, 12)
                    .box(30, 12, 8, 40, 8)
                    .box(41, 4, 8, 44, 8)
                    .box(52, 6, 8, 44, 8)
                    .box(62, 14, 8, 40, 8)
                    .polygon(70, 66, 90, 44, 96, 52, 72, 84),
            "手套",
            "保暖手套"),
    TIE("配饰", outline().polygon(42, 4, 58, 4, 54, 18, 66, 80, 50, 98, 34, 80, 46, 18), "领带", "西装领带"),
    SUNGLASSES(
            "配饰",
            outline()
                    .oval(6, 38, 36, 32)
                    .oval(58, 38, 36, 32)
                    .box(38, 46, 24, 6, 2)
                    .hole(13, 44, 22, 20)
                    .hole(65, 44, 22, 20),
            "太阳镜",
            "墨镜"),
    WATCH("配饰", outline().box(40, 2, 20, 96, 4).oval(24, 26, 52, 48), "手表", "腕表"),
    SHOE("鞋靴", outline().polygon(8, 40, 30, 40, 52, 58, 90, 66, 94, 80, 8, 80), "运动鞋", "跑步鞋"),
    BOOT("鞋靴", outline().polygon(26, 6, 58, 6, 58, 62, 90, 74, 90, 92, 26, 92), "靴子", "马丁靴"),
    HEEL(
            "鞋靴",
            outline().polygon(10, 26, 24, 26, 60, 66, 92, 72, 94, 80, 54, 80, 22, 52, 20, 86, 12, 86),
            "高跟鞋",
            "女士高跟"),
    HANDBAG("箱包", outline().ring(28, 4, 44, 5).box(12, 36, 76, 56, 10), "手提包", "托特包"),
    BACKPACK(
            "箱包",
            outline()
                    .box(24, 12, 52, 80, 26)
                    .box(12, 40, 16, 40, 8)
                    .box(72, 40, 16, 40, 8)
                    .ring(40, 0, 20, 4),
            "双肩包",
            "书包"),
    SUITCASE(
            "箱包",
            outline()
                    .box(22, 26, 56, 66, 8)
                    .box(38, 4, 4, 26, 2)
                    .box(58, 4, 4, 26, 2)
                    .box(38, 2, 24, 5, 2)
                    .oval(26, 90, 10, 9)
                    .oval(64, 90, 10, 9),
            "行李箱",
            "拉杆箱"),
    MUG("家居", outline().ring(58, 34, 36, 8).box(16, 22, 56, 66, 10), "马克杯", "杯子"),
    BOTTLE("家居", outline().box(42, 4, 16, 20, 4).polygon(42, 22, 58, 22, 68, 40, 68, 96, 32, 96, 32, 40), "水瓶", "水壶"),
    VASE("家居", outline().polygon(40, 6, 60, 6, 56, 30, 76, 60, 64, 94, 36, 94, 24, 60, 44, 30), "花瓶", "陶瓷瓶"),
    LAMP(
            "家居",
            outline()
                    .polygon(34, 8, 66, 8, 82, 48, 18, 48)
                    .box(47, 48, 6, 38, 1)
                    .oval(28, 82, 44, 12),
            "台灯",
            "床头灯"),
    CUSHION("家居", outline().polygon(10, 10, 50, 17, 90, 10, 83, 50, 90, 90, 50, 83, 10, 90, 17, 50), "抱枕", "靠垫"),
    CHAIR(
            "家具",
            outline()
                    .box(26, 6, 48, 40, 6)
                    .box(20, 50, 60, 12, 4)
                    .box(22, 60, 7, 36, 1)
                    .box(71, 60, 7, 36, 1),
            "椅子",
            "餐椅"),
    SOFA(
            "家具",
            outline()
                    .box(14, 26, 72, 34, 12)
                    .box(4, 44, 18, 38, 10)
                    .box(78, 44, 18, 38, 10)
                    .box(14, 56, 72, 24, 4),
            "沙发",
            "布艺沙发"),
    TABLE("家具", outline().box(4, 32, 92, 10, 2).box(12, 40, 7, 52, 1).box(81, 40, 7, 52, 1), "桌子", "餐桌"),
    UMBRELLA(
            "日用",
            outline()
                    .oval(6, 10, 88, 84)
                    .cut(0, 52, 100, 52, 100, 100, 0, 100)
                    .box(48, 50, 4, 40, 2)
                    .ring(36, 80, 16, 4),
            "雨伞",
            "遮阳伞"),
    BALL("玩具", outline().oval(14, 14, 72, 72), "皮球", "玩具球"),
    TEDDY(
            "玩具",
            outline()
                    .oval(30, 8, 40, 38)
                    .oval(24, 4, 16, 16)
                    .oval(60, 4, 16, 16)
                    .oval(24, 40, 52, 50)
                    .oval(10, 46, 22, 18)
                    .oval(68, 46, 22, 18),
            "玩具熊",
            "毛绒熊"),
    KITE("玩具", outline().polygon(50, 4, 82, 40, 50, 84, 18, 40).polygon(48, 84, 52, 84, 60, 98, 40, 98), "风筝", "三角风筝");

    private final String category;
    private final Shape shape;
    private final List<String> names;

    Kind(String category, Outline outline, String... names) {
        this.category = category;
        this.shape = outline.shape();
        this.names = List.of(names);
    }

    private static Outline shirt(double sleeve) {
        return outline()
                .polygon(32, 14, 68, 14, 74, 30, 74, 92, 26, 92, 26, 30)
                .polygon(32, 14, 26, 36, 16, sleeve + 8, 2, sleeve, 14, 24)
                .polygon(68, 14, 74, 36, 84, sleeve + 8, 98, sleeve, 86, 24)
                .hole(40, 6, 20, 18);
    }

    public String category() {
        return category;
    }

    /** The outline in a box of 100 by 100. */
    Shape shape() {
        return shape;
    }

    /** Synonyms, the commonest first. */
    public List<String> names() {
        return names;
    }
}
