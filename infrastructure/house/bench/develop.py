"""FITS frames to three JPEGs each, as one would write it with Astropy, NumPy and Pillow. The peer in ./stellar bench images."""
import sys
from pathlib import Path

import numpy as np
from astropy.io import fits
from PIL import Image


def stretched(channel):
    median = np.median(channel)
    noise = 1.4826 * np.median(np.abs(channel - median))
    shadows = max(0.0, median - 2.8 * noise)
    x = np.clip((channel - shadows) / (65535 - shadows), 0, 1)
    background = (median - shadows) / (65535 - shadows)
    midtones = (0.25 - 1) * background / ((2 * 0.25 - 1) * background - 0.25)
    bright = (midtones - 1) * x / ((2 * midtones - 1) * x - midtones)
    return (255 * bright + 0.5).astype(np.uint8)


def develop(file, folder):
    with fits.open(file) as units:
        pixels = units[0].data.astype(np.float32)
        pattern = units[0].header.get("BAYERPAT")
    if pattern:
        red, blue = pixels[::2, ::2], pixels[1::2, 1::2]
        green = (pixels[::2, 1::2] + pixels[1::2, ::2]) / 2
        picture = Image.fromarray(np.dstack([stretched(channel) for channel in (red, green, blue)]))
    else:
        picture = Image.fromarray(stretched(pixels))
    picture.save(folder / "full.jpg", quality=90)
    picture.thumbnail((1600, 1600))
    picture.save(folder / "preview.jpg", quality=90)
    picture.thumbnail((320, 320))
    picture.save(folder / "thumb.jpg", quality=90)


for file in sys.argv[1:-1]:
    develop(file, Path(sys.argv[-1]))
