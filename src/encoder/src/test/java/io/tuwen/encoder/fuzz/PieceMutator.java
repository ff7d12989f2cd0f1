package io.tuwen.encoder.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * One damage that knows of what pieces a file is made: a piece lost, repeated, moved, taken from another file of the same
 * layout, or damaged within.
 */
public final class PieceMutator implements Mutator {
    private static final int FIRST_ONE_IN = 16;

    private final List<Layout> layouts;
    private final List<byte[]> others;
    private final Mutator within;

    /** @param others where pieces are taken from */
    public PieceMutator(List<Layout> layouts, List<byte[]> others, Mutator within) {
        this.layouts = List.copyOf(layouts);
        this.others = List.copyOf(others);
        this.within = within;
    }

    @Override
    public byte[] mutate(byte[] file, Random random) {
        for (Layout layout : layouts) {
            if (layout.recognises(file)) {
                List<byte[]> pieces = new ArrayList<>(layout.split(file));
                damage(pieces, layout, random);
                return layout.join(pieces);
            }
        }
        return within.mutate(file, random);
    }

    private void damage(List<byte[]> pieces, Layout layout, Random random) {
        int at = place(pieces, random);
        switch (random.nextInt(8)) {
            case 0 -> pieces.remove(at);
            case 1 -> pieces.add(at, pieces.get(random.nextInt(pieces.size())));
            case 2 -> Collections.swap(pieces, at, place(pieces, random));
            case 3 -> pieces.add(at, foreign(layout, random));
            case 4 -> pieces.set(at, foreign(layout, random));
            default -> pieces.set(at, within.mutate(pieces.get(at), random));
        }
    }

    /** Rarely the first one: nobody reads on in a file without its mark. */
    private static int place(List<byte[]> pieces, Random random) {
        int first = pieces.size() > 1 && random.nextInt(FIRST_ONE_IN) > 0 ? 1 : 0;
        return first + random.nextInt(pieces.size() - first);
    }

    private byte[] foreign(Layout layout, Random random) {
        List<byte[]> same = others.stream().filter(layout::recognises).toList();
        if (same.isEmpty()) {
            return new byte[0];
        }
        List<byte[]> pieces = layout.split(same.get(random.nextInt(same.size())));
        return pieces.get(random.nextInt(pieces.size()));
    }
}
