"""S1 by Pillow, numpy and pycocotools.

Pillow's shapes have no smooth edges, which spares it work; whoever wants them draws four times as large and shrinks. The
id map is drawn by the same calls, so that both agree to the pixel.
"""

import io

import numpy as np
from PIL import Image, ImageDraw

import s1_task

# zlib's number for run-lengths only.
Z_RLE = 3


def background(scene: s1_task.Scene) -> Image.Image:
    # Four bytes a pixel are Pillow's own layout, and numpy looks up whole words four times faster than triples.
    ramp, colors = s1_task.gradient(scene)
    words = np.zeros((256, 4), np.uint8)
    words[:, :3] = colors
    pixels = words.view(np.uint32)[:, 0].take(ramp, mode="clip")
    return Image.frombytes("RGB", (s1_task.SIZE, s1_task.SIZE), pixels.tobytes(), "raw", "RGBX")


def draw(scene: s1_task.Scene) -> tuple[Image.Image, np.ndarray]:
    picture = background(scene)
    ids = Image.new("L", picture.size)
    brush, id_brush = ImageDraw.Draw(picture), ImageDraw.Draw(ids)
    for number, shape in enumerate(scene.shapes, start=1):
        if shape.points is None:
            (x, y), radius = shape.center, shape.radius
            box = (x - radius, y - radius, x + radius, y + radius)
            brush.ellipse(box, fill=shape.color)
            id_brush.ellipse(box, fill=number)
        else:
            points = shape.points.ravel().tolist()
            brush.polygon(points, fill=shape.color)
            id_brush.polygon(points, fill=number)
    return picture, np.asarray(ids)


def encode(picture: Image.Image) -> bytes:
    # The fastest of all levels and strategies for these pictures; most of the time goes into Pillow's choice of a filter
    # for each row, which no option turns off.
    data = io.BytesIO()
    picture.save(data, "PNG", compress_level=1, compress_type=Z_RLE)
    return data.getvalue()


if __name__ == "__main__":
    s1_task.run("Pillow + numpy + pycocotools", draw, encode)
