package io.tuwen.testkit.catalogue;

import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** What is printed on a good, drawn over a box of 100 by 100 in the current colour and clip. */
public enum Pattern {
    PLAIN("纯色", "素色") {
        @Override
        void paint(Graphics2D canvas) {}
    },
    STRIPES("条纹", "横条") {
        @Override
        void paint(Graphics2D canvas) {
            for (int y = 4; y < 100; y += 16) {
                canvas.fill(new Rectangle2D.Double(0, y, 100, 7));
            }
        }
    },
    PINSTRIPES("竖条", "竖纹") {
        @Override
        void paint(Graphics2D canvas) {
            for (int x = 4; x < 100; x += 16) {
                canvas.fill(new Rectangle2D.Double(x, 0, 7, 100));
            }
        }
    },
    DOTS("波点", "圆点") {
        @Override
        void paint(Graphics2D canvas) {
            for (int row = 0; row < 6; row++) {
                for (int column = 0; column < 6; column++) {
                    double shift = row % 2 == 0 ? 0 : 9;
                    canvas.fill(new Ellipse2D.Double(column * 18 + shift, row * 18 + 2, 10, 10));
                }
            }
        }
    },
    CHECKS("格子", "格纹") {
        @Override
        void paint(Graphics2D canvas) {
            for (int row = 0; row < 6; row++) {
                for (int column = row % 2; column < 6; column += 2) {
                    canvas.fill(new Rectangle2D.Double(column * 18, row * 18, 18, 18));
                }
            }
        }
    };

    private final List<String> names;

    Pattern(String... names) {
        this.names = List.of(names);
    }

    abstract void paint(Graphics2D canvas);

    /** Synonyms, the commonest first. */
    public List<String> names() {
        return names;
    }
}
