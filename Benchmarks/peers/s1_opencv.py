"""S1 by OpenCV (headless) and pycocotools.

Shapes have smooth edges and places in sixteenths of a pixel; the id map is drawn by the same calls without smoothing.
Colours stay in OpenCV's own order, blue first, so that nothing is swapped before encoding.
"""

import cv2
import numpy as np

import s1_task

SHIFT = 4
SCALE = 1 << SHIFT
# The fastest of all levels, filters and strategies for these pictures, and smaller than the default, for the gradient's
# rows repeat exactly.
PNG = [cv2.IMWRITE_PNG_COMPRESSION, 1, cv2.IMWRITE_PNG_FILTER, cv2.IMWRITE_PNG_FILTER_NONE]
PNG += [cv2.IMWRITE_PNG_STRATEGY, cv2.IMWRITE_PNG_STRATEGY_DEFAULT]


def fixed(points: np.ndarray) -> np.ndarray:
    # OpenCV counts from the middle of a pixel.
    return np.rint((points - 0.5) * SCALE).astype(np.int32)


def draw(scene: s1_task.Scene) -> tuple[np.ndarray, np.ndarray]:
    ramp, colors = s1_task.gradient(scene)
    picture = cv2.applyColorMap(ramp, colors[:, None])
    ids = np.zeros((s1_task.SIZE, s1_task.SIZE), np.uint8)
    for number, shape in enumerate(scene.shapes, start=1):
        if shape.points is None:
            center, radius = fixed(np.array(shape.center)).tolist(), round(shape.radius * SCALE)
            cv2.circle(picture, center, radius, shape.color, cv2.FILLED, cv2.LINE_AA, SHIFT)
            cv2.circle(ids, center, radius, number, cv2.FILLED, cv2.LINE_8, SHIFT)
        else:
            points = fixed(shape.points)
            if shape.class_index == s1_task.CLASSES.index("star"):
                cv2.fillPoly(picture, [points], shape.color, cv2.LINE_AA, SHIFT)
                cv2.fillPoly(ids, [points], number, cv2.LINE_8, SHIFT)
            else:
                cv2.fillConvexPoly(picture, points, shape.color, cv2.LINE_AA, SHIFT)
                cv2.fillConvexPoly(ids, points, number, cv2.LINE_8, SHIFT)
    return picture, ids


def encode(picture: np.ndarray) -> bytes:
    return cv2.imencode(".png", picture, PNG)[1].tobytes()


if __name__ == "__main__":
    cv2.setNumThreads(1)
    s1_task.run("OpenCV + pycocotools", draw, encode)
