package io.tuwen.testkit.catalogue;

import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;

/** Builds the outline of a good from simple shapes in a box of 100 by 100. Not safe for use by many threads. */
final class Outline {
    private final Area area = new Area();

    static Outline outline() {
        return new Outline();
    }

    /** @param points x and y in turn */
    Outline polygon(double... points) {
        area.add(new Area(path(points)));
        return this;
    }

    Outline oval(double x, double y, double width, double height) {
        area.add(new Area(new Ellipse2D.Double(x, y, width, height)));
        return this;
    }

    Outline box(double x, double y, double width, double height, double corner) {
        area.add(new Area(new RoundRectangle2D.Double(x, y, width, height, corner, corner)));
        return this;
    }

    /** A ring: an oval with a hole, {@code thick} wide. */
    Outline ring(double x, double y, double size, double thick) {
        Area ring = new Area(new Ellipse2D.Double(x, y, size, size));
        double inner = size - 2 * thick;
        ring.subtract(new Area(new Ellipse2D.Double(x + thick, y + thick, inner, inner)));
        area.add(ring);
        return this;
    }

    /** Takes an oval away. */
    Outline hole(double x, double y, double width, double height) {
        area.subtract(new Area(new Ellipse2D.Double(x, y, width, height)));
        return this;
    }

    /** Takes a polygon away. */
    Outline cut(double... points) {
        area.subtract(new Area(path(points)));
        return this;
    }

    Shape shape() {
        return area;
    }

    private static Path2D path(double... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        path.closePath();
        return path;
    }
}
