package io.tuwen.triton;

import io.tuwen.core.model.ModelContract;
import io.tuwen.core.model.ModelContract.ImageContract;
import io.tuwen.core.model.ModelContract.Tensor;
import io.tuwen.core.model.ModelContract.TextContract;
import io.tuwen.core.model.ModelContract.Tokenizer;

/** Of pictures of 8 x 8 and vectors of 64. */
final class TestContract {
    static final ModelContract CONTRACT = new ModelContract(
            "test",
            "ab".repeat(32),
            64,
            "Apache-2.0",
            100,
            new ImageContract(
                    "image",
                    new Tensor("pixels", "UINT8"),
                    new Tensor("embedding", "FP32"),
                    8,
                    "square",
                    "bicubic",
                    "white",
                    "applied"),
            new TextContract(
                    "text",
                    new Tensor("ids", "INT64"),
                    new Tensor("embedding", "FP32"),
                    new Tokenizer("tokenizer.json", "cd".repeat(32)),
                    52,
                    "lowercase-quotes"));

    private TestContract() {}
}
