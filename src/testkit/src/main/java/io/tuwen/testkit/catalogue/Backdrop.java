package io.tuwen.testkit.catalogue;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;

/** What a good is photographed in front of; says nothing about the good. */
public enum Backdrop {
    STUDIO(0xFFFFFF, 0xECEFF1),
    CLOTH(0xE8DCC8, 0xD7C4A3),
    WALL(0xCFD8DC, 0xB0BEC5),
    LAWN(0xDCEDC8, 0xAED581),
    SKY(0xE1F5FE, 0x81D4FA);

    private final Color top;
    private final Color bottom;

    Backdrop(int top, int bottom) {
        this.top = new Color(top);
        this.bottom = new Color(bottom);
    }

    void paint(Graphics2D canvas, int width, int height) {
        canvas.setPaint(new GradientPaint(0, 0, top, 0, height, bottom));
        canvas.fillRect(0, 0, width, height);
    }
}
