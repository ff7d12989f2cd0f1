package io.tuwen.cli.eval;

import io.tuwen.core.model.ModelContract;
import io.tuwen.core.model.Tower;
import io.tuwen.search.evaluation.vectors.VectorFile;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Where vectors outlive a run.
 *
 * @param folder made when missing
 */
public record VectorFolder(Path folder) {

    /**
     * The vectors that a tower made; to be closed.
     *
     * @throws io.tuwen.core.outcome.FailureException CONFIGURATION_INVALID when another run has them
     */
    public VectorFile open(Tower tower, ModelContract model) {
        String name = tower.name().toLowerCase(Locale.ROOT) + ".vectors";
        return VectorFile.open(
                folder.resolve(model.fingerprint().substring(0, 16)).resolve(name), model.dim());
    }
}
