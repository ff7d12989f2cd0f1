package io.tuwen.search.zeroshot;

import java.util.List;

/** What a label is to a model: the mean of the vectors of its prompts, made length 1 again, as Radford et al. (2021) have it. */
public final class LabelVector {
    private LabelVector() {}

    /**
     * @param prompts of length 1, at least one
     * @return of length 1; zeros where the prompts cancel each other out
     */
    public static double[] of(List<float[]> prompts) {
        double[] sum = new double[prompts.get(0).length];
        double square = 0;
        for (int i = 0; i < sum.length; i++) {
            for (float[] prompt : prompts) {
                sum[i] += prompt[i];
            }
            square += sum[i] * sum[i];
        }
        double length = Math.sqrt(square);
        for (int i = 0; i < sum.length && length > 0; i++) {
            sum[i] /= length;
        }
        return sum;
    }

    /** Of a label and a vector of length 1, -1 to 1. */
    public static double cosine(double[] label, float[] vector) {
        double product = 0;
        for (int i = 0; i < label.length; i++) {
            product += label[i] * vector[i];
        }
        return product;
    }
}
