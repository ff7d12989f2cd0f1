package io.tuwen.benchmarks.picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Our way from file to pixels and Pillow's, in turns of a second, on one core if the process is held to one. A shared
 * machine is several times slower in one second than in the next, so times of two runs do not compare; what is printed is
 * the median over the turns of the ratio within a turn, and how far it went.
 */
public final class BesidePillow {
    private static final List<String> PICTURES = List.of("jpeg-800x800", "jpeg-1600x1200", "png-800x800-alpha");
    private static final int WARM_TURNS = 5;
    private static final double SECONDS = 1;

    private final Pillow pillow;
    private final Path folder;

    private BesidePillow(Pillow pillow, Path folder) {
        this.pillow = pillow;
        this.folder = folder;
    }

    /** @param args Python's interpreter, pillow_side.py, a folder for the pictures, turns that count */
    public static void main(String[] args) throws IOException, RunnerException {
        try (Pillow pillow = new Pillow(args[0], Path.of(args[1]))) {
            BesidePillow both = new BesidePillow(pillow, Path.of(args[2]));
            System.out.printf("%-18s %9s %9s %8s  %s%n", "picture", "ours ms", "Pillow ms", "ratio", "of all turns");
            for (String picture : PICTURES) {
                both.measure(picture, Integer.parseInt(args[3]));
            }
        }
    }

    private void measure(String picture, int turns) throws IOException, RunnerException {
        Path file = Files.write(folder.resolve(picture), PictureFiles.encode(picture));
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int turn = -WARM_TURNS; turn < turns; turn++) {
            double our = our(picture);
            double their = pillow.median(file, SECONDS);
            if (turn >= 0) {
                ours.add(our);
                theirs.add(their);
                ratios.add(our / their);
            }
        }
        Collections.sort(ratios);
        System.out.printf(
                "%-18s %9.1f %9.1f %8.2f  %.2f to %.2f%n",
                picture, median(ours), median(theirs), median(ratios), ratios.get(0), ratios.get(turns - 1));
    }

    /** In this process, so that it is as warm as a job's. */
    private static double our(String picture) throws RunnerException {
        RunResult result = new Runner(new OptionsBuilder()
                        .include(PreparePicture.class.getName())
                        .param("picture", picture)
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .measurementTime(TimeValue.milliseconds((long) (1000 * SECONDS)))
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .runSingle();
        return result.getPrimaryResult().getStatistics().getPercentile(50);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
