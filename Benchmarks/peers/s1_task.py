"""Task S1, without the drawing: what to draw, labels from an id map, files, clock.

512 x 512 pixels; 12 opaque shapes (circle, rectangle, triangle, star) of random place, size, angle and colour on a linear
gradient at a random angle; visible masks as COCO run-lengths, boxes, areas; PNG files and a COCO JSON. One process, one
thread.
"""

import argparse
import colorsys
import json
import math
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from pycocotools import mask as coco_mask

SIZE = 512
SHAPE_COUNT = 12
CLASSES = ("circle", "rectangle", "triangle", "star")
STAGES = ("sample", "draw", "labels", "encode", "write")

Color = tuple[int, int, int]


@dataclass(slots=True)
class Shape:
    class_index: int
    center: tuple[float, float]
    radius: float
    # Corners of all but circles.
    points: np.ndarray | None
    color: Color


@dataclass(slots=True)
class Scene:
    start: Color
    end: Color
    angle: float
    shapes: list[Shape]


def regular(count: int, *radii: float) -> np.ndarray:
    """Corners on circles around the origin, the first at the top, the radii taken in turn."""
    angles = np.arange(count) * (2 * math.pi / count) - math.pi / 2
    return np.stack([np.cos(angles), np.sin(angles)], axis=1) * np.resize(radii, count)[:, None]


UNIT_SHAPES = (
    None,
    np.array([[-1, -0.7], [1, -0.7], [1, 0.7], [-1, 0.7]]),
    regular(3, 1.0),
    regular(10, 1.0, 0.45),
)


def rgb(hue: float, saturation: float, value: float) -> Color:
    red, green, blue = colorsys.hsv_to_rgb(hue, saturation, value)
    return round(red * 255), round(green * 255), round(blue * 255)


def sample(index: int) -> Scene:
    """The scene of one index."""
    pick = random.Random(index)
    shapes = []
    for _ in range(SHAPE_COUNT):
        class_index = pick.randrange(len(CLASSES))
        center = pick.uniform(40, 472), pick.uniform(40, 472)
        radius, turn = pick.uniform(20, 80), pick.uniform(0, 2 * math.pi)
        points = UNIT_SHAPES[class_index]
        if points is not None:
            cosine, sine = radius * math.cos(turn), radius * math.sin(turn)
            points = points @ np.array([[cosine, sine], [-sine, cosine]]) + center
        color = rgb(pick.random(), pick.uniform(0.4, 1), pick.uniform(0.4, 1))
        shapes.append(Shape(class_index, center, radius, points, color))
    start, end = rgb(pick.random(), 0.3, 0.9), rgb(pick.random(), 0.3, 0.6)
    return Scene(start, end, pick.uniform(0, 2 * math.pi), shapes)


_AXIS = np.arange(SIZE, dtype=np.float32) - (SIZE - 1) / 2
_SHARES = np.linspace(0, 1, 256, dtype=np.float32)[:, None]


def gradient(scene: Scene) -> tuple[np.ndarray, np.ndarray]:
    """The background as a map of 256 colours, and the colours: several times faster than computing each channel."""
    cosine, sine = math.cos(scene.angle), math.sin(scene.angle)
    reach = (abs(cosine) + abs(sine)) * (SIZE - 1)
    down, across = np.float32(sine * 255 / reach), np.float32(cosine * 255 / reach)
    ramp = np.add.outer(_AXIS * down, _AXIS * across + np.float32(127.5))
    start, end = np.array(scene.start, np.float32), np.array(scene.end, np.float32)
    return ramp.astype(np.uint8), np.rint(start + (end - start) * _SHARES).astype(np.uint8)


class Labels:
    """Collects COCO's records."""

    def __init__(self) -> None:
        self.images: list[dict] = []
        self.annotations: list[dict] = []

    def add(self, index: int, scene: Scene, ids: np.ndarray) -> None:
        """Masks, boxes and areas of the shapes in an id map (0 background, then 1 for the first shape)."""
        # One column-major array for all shapes: that is what pycocotools encodes without a copy.
        masks = np.empty((SIZE, SIZE, SHAPE_COUNT), dtype=np.uint8, order="F")
        columns = np.asfortranarray(ids)
        for number in range(SHAPE_COUNT):
            np.equal(columns, number + 1, out=masks[:, :, number], casting="unsafe")
        runs = coco_mask.encode(masks)
        areas, boxes = coco_mask.area(runs), coco_mask.toBbox(runs)
        self.images.append({"id": index + 1, "width": SIZE, "height": SIZE, "file_name": f"{index + 1:012d}.png"})
        for shape, run, area, box in zip(scene.shapes, runs, areas.tolist(), boxes.tolist()):
            if area == 0:
                continue
            self.annotations.append(
                {
                    "id": len(self.annotations) + 1,
                    "image_id": index + 1,
                    "category_id": shape.class_index + 1,
                    "bbox": box,
                    "area": area,
                    "iscrowd": 0,
                    "segmentation": {"size": run["size"], "counts": run["counts"].decode("ascii")},
                }
            )

    def write(self, path: Path) -> None:
        categories = [{"id": place + 1, "name": name, "supercategory": "shape"} for place, name in enumerate(CLASSES)]
        record = {"images": self.images, "categories": categories, "annotations": self.annotations}
        # `dumps` uses the C encoder; `dump` does not.
        path.write_text(json.dumps(record, separators=(",", ":")), encoding="ascii")


def run(
    name: str,
    draw: Callable[[Scene], tuple[object, np.ndarray]],
    encode: Callable[[object], bytes],
) -> None:
    """Makes the dataset with the given drawing (picture and id map) and encoding, and prints what it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--json", action="store_true", help="print what was measured for programs")
    arguments = parser.parse_args()
    images = arguments.out / "images"
    images.mkdir(parents=True, exist_ok=True)
    (arguments.out / "annotations").mkdir(exist_ok=True)

    labels = Labels()
    spent = dict.fromkeys(STAGES, 0.0)
    size = 0
    # Processor time: other work on the machine doesn't count.
    clock = time.process_time
    start_wall, start_cpu = time.perf_counter(), clock()
    for index in range(arguments.count):
        a = clock()
        scene = sample(index)
        b = clock()
        picture, ids = draw(scene)
        c = clock()
        labels.add(index, scene, ids)
        d = clock()
        data = encode(picture)
        e = clock()
        (images / f"{index + 1:012d}.png").write_bytes(data)
        f = clock()
        size += len(data)
        for stage, duration in zip(STAGES, (b - a, c - b, d - c, e - d, f - e)):
            spent[stage] += duration
    a = clock()
    labels.write(arguments.out / "annotations" / "instances.json")
    spent["write"] += clock() - a
    wall, cpu = time.perf_counter() - start_wall, clock() - start_cpu

    if arguments.json:
        record = {"images": arguments.count, "wall": wall, "cpu": cpu, "bytes": size}
        print(json.dumps(record | {f"{stage}_seconds": spent[stage] for stage in STAGES}))
        return
    split = ", ".join(f"{stage} {spent[stage] / arguments.count * 1e3:.2f}" for stage in STAGES)
    print(
        f"{name}: {arguments.count / wall:.1f} images/s, {arguments.count / cpu:.1f} per CPU-second; "
        f"ms an image: {split}; {size / arguments.count / 1e3:.1f} kB an image"
    )
