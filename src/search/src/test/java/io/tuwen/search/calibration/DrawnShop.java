package io.tuwen.search.calibration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A shop of goods that have a kind, a colour and a pattern, and a model of them: a sentence is the sum of what it names, a picture
 * shows all three with some noise. So a kind alone scores lower with its goods (1 of 3 in common: 0.58) than a whole caption does
 * with goods of another colour (2 of 3: 0.67).
 */
final class DrawnShop {
    private static final int DIM = 32;
    private static final List<String> KINDS = List.of("杯子", "椅子", "领带", "风筝", "雨伞", "手表", "沙发", "台灯", "书包", "围巾");
    private static final List<String> COLOURS = List.of("红色", "蓝色", "白色", "黑色", "绿色", "黄色", "紫色", "灰色");
    private static final List<String> PATTERNS = List.of("条纹", "波点", "格子", "素面");
    private static final List<List<String>> PROPERTIES = List.of(KINDS, COLOURS, PATTERNS);
    private static final List<String> FORMS =
            List.of("新款%s（%s，%s）", "%3$s%2$s%1$s 包邮", "【热卖】%s %3$s %2$s", "%2$s的%1$s，%3$s，现货");

    private final Map<String, float[]> meanings = new HashMap<>();
    private final RandomGenerator random;

    DrawnShop(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A good, and what was told of it. */
    record Good(List<String> properties, Pair pair) {}

    List<Good> goods(int count) {
        List<Good> goods = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<String> properties = PROPERTIES.stream().map(this::one).toList();
            String text = one(FORMS).formatted(properties.toArray());
            goods.add(new Good(properties, new Pair(picture(properties), sentence(text), text)));
        }
        return goods;
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    static List<String> kinds() {
        return KINDS;
    }

    /** Whatever it names, of what the shop has; a word that it has not means something of its own. */
    float[] sentence(String text) {
        float[] sum = noise(0.02);
        boolean known = false;
        for (List<String> property : PROPERTIES) {
            for (String word : property) {
                known |= add(sum, text, word);
            }
        }
        return normalised(known ? sum : meaning(text));
    }

    List<float[]> sentences(List<String> texts) {
        return texts.stream().map(this::sentence).toList();
    }

    private float[] picture(List<String> properties) {
        float[] sum = noise(0.06);
        properties.forEach(word -> add(sum, word, word));
        return normalised(sum);
    }

    private boolean add(float[] sum, String text, String word) {
        if (!text.contains(word)) {
            return false;
        }
        float[] meaning = meaning(word);
        for (int i = 0; i < DIM; i++) {
            sum[i] += meaning[i];
        }
        return true;
    }

    private float[] meaning(String word) {
        return meanings.computeIfAbsent(word, any -> normalised(noise(1)));
    }

    private float[] noise(double size) {
        float[] vector = new float[DIM];
        for (int i = 0; i < DIM; i++) {
            vector[i] = (float) (size * random.nextGaussian());
        }
        return vector;
    }

    private static float[] normalised(float[] vector) {
        double length = Math.sqrt(Vectors.product(vector, vector));
        float[] unit = new float[DIM];
        for (int i = 0; i < DIM; i++) {
            unit[i] = (float) (vector[i] / length);
        }
        return unit;
    }
}
