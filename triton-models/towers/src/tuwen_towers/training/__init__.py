"""Contrastive training in Chinese-CLIP's two stages: the picture tower locked, then both towers free."""
