"""Checks keypoints, oriented boxes, segments and maps of DATASET against DATASET/truth.jsonl.

    python check_further.py DATASET --kind keypoints|panoptic|pose|obb|maps [--folder NAME]

keypoints  pycocotools: numbers of every annotation, and an average precision of 1 of the truth as its own result (OKS).
panoptic   the rules of panopticapi's pq_compute, written here: PNG ids and segments_info agree both ways, areas and classes
           too, no pixel is in two segments; panoptic quality of the map against itself is 1.
pose, obb  Ultralytics' rules of rows; keypoints and corners equal the truth.
maps       16-bit PNG files against masks.
"""

import argparse
import contextlib
import io
import json
from collections import defaultdict
from pathlib import Path

import numpy as np
import yaml
from PIL import Image
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

import truth
from check_yolo import label_path, load_settings


def listed(names: list[str], record: dict) -> list[tuple[float, float, int]]:
    """The keypoints of a truth's instance in the order of names; zeros for what isn't there or lies outside."""
    points = record.get("keypoints", {})
    found = [tuple(points.get(name, (0, 0, 0))) for name in names]
    return [point if point[2] > 0 else (0, 0, 0) for point in found]


def check_keypoints(folder: Path, samples: list[truth.Sample]) -> int:
    by_id = {sample.index + 1: sample for sample in samples}
    seen = 0
    for path in sorted((folder / "annotations").glob("instances_*.json")):
        with contextlib.redirect_stdout(io.StringIO()):
            coco = COCO(str(path))
        for image in coco.imgs:
            for annotation, instance in zip(coco.imgToAnns.get(image, []), by_id[image].instances, strict=True):
                category = coco.cats[annotation["category_id"]]
                assert ("keypoints" in annotation) == ("keypoints" in category)
                if "keypoints" not in category:
                    assert "keypoints" not in instance.record
                    continue
                wanted = listed(category["keypoints"], instance.record)
                assert annotation["keypoints"] == [number for point in wanted for number in point], f"image {image}"
                assert annotation["num_keypoints"] == sum(point[2] > 0 for point in wanted), f"image {image}"
                for a, b in category["skeleton"]:
                    assert 1 <= a <= len(category["keypoints"]) and 1 <= b <= len(category["keypoints"])
                seen += 1
        for category in coco.cats.values():
            if category.get("keypoints"):
                precision = keypoint_precision(path, category)
                assert precision is None or precision > 1 - 1e-9, f"{path.name}: AP of {category['name']!r} is {precision}"
    return seen


def keypoint_precision(path: Path, category: dict) -> float | None:
    record = json.loads(path.read_text(encoding="utf-8"))
    shown = [
        item
        for item in record["annotations"]
        if item["category_id"] == category["id"] and item["area"] > 0 and item["num_keypoints"] > 0
    ]
    results = [
        {"image_id": item["image_id"], "category_id": category["id"], "keypoints": item["keypoints"], "score": 1.0}
        for item in shown
        if item["iscrowd"] == 0
    ]
    if not results:
        return None
    with contextlib.redirect_stdout(io.StringIO()):
        coco = COCO()
        coco.dataset = {**record, "annotations": shown}
        coco.createIndex()
        evaluation = COCOeval(coco, coco.loadRes(results), "keypoints")
        evaluation.params.catIds = [category["id"]]
        evaluation.params.kpt_oks_sigmas = np.full(len(category["keypoints"]), 0.05)
        evaluation.params.maxDets = [100_000]
        evaluation.params.areaRng = [[0, 1e10]]
        evaluation.params.areaRngLbl = ["all"]
        evaluation.evaluate()
        evaluation.accumulate()
    precision = evaluation.eval["precision"]
    return float(precision[precision > -1].mean())


def check_panoptic(folder: Path, samples: list[truth.Sample]) -> int:
    by_id = {sample.index + 1: sample for sample in samples}
    seen = 0
    for path in sorted((folder / "annotations").glob("panoptic_*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        categories = {category["id"]: category for category in record["categories"]}
        assert all({"isthing", "color", "name"} <= set(category) for category in categories.values())
        quality = defaultdict(list)
        assert len(record["images"]) == len(record["annotations"])
        for image, annotation in zip(record["images"], record["annotations"]):
            assert image["id"] == annotation["image_id"]
            sample = by_id[image["id"]]
            with Image.open(folder / path.stem / annotation["file_name"]) as picture:
                assert picture.mode == "RGB" and picture.size == (sample.width, sample.height)
                colors = np.asarray(picture, dtype=np.uint32)
            ids = colors[..., 0] + 256 * colors[..., 1] + 65536 * colors[..., 2]
            segments = {segment["id"]: segment for segment in annotation["segments_info"]}
            assert len(segments) == len(annotation["segments_info"]), "an id twice"
            labels, areas = np.unique(ids, return_counts=True)
            # pq_compute raises KeyError for ids of the map that segments_info hasn't, and for those left over.
            assert {int(label) for label in labels} - {0} == set(segments)
            for label, area in zip(labels, areas):
                if label == 0:
                    continue
                segment = segments[int(label)]
                assert segment["area"] == int(area) and segment["category_id"] in categories
                rows, columns = np.nonzero(ids == label)
                left, top = int(columns.min()), int(rows.min())
                assert segment["bbox"] == [left, top, int(columns.max()) + 1 - left, int(rows.max()) + 1 - top]
                quality[segment["category_id"]].append(1.0)
            wanted = panoptic_map(sample)
            assert np.array_equal(ids, wanted), f"image {image['id']}: the map is another"
            for instance in sample.instances:
                if instance.record["id"] in segments:
                    segment = segments[instance.record["id"]]
                    assert categories[segment["category_id"]]["name"] == instance.class_name
                    assert segment["iscrowd"] == int(instance.ignored)
            seen += len(segments)
        assert all(np.mean(values) == 1.0 for values in quality.values())
    return seen


def panoptic_map(sample: truth.Sample) -> np.ndarray:
    """Every pixel's segment, by walking up from the innermost instance that shows there."""
    known = {instance.record["id"]: instance.record for instance in sample.instances}
    ids = np.zeros((sample.height, sample.width), dtype=np.uint32)
    for instance in sample.instances:
        ids[instance.mask == 1] = instance.record["id"]
    segments = {0: 0}
    for number in known:
        chain = [number]
        while known[chain[-1]].get("parent") in known:
            chain.append(known[chain[-1]]["parent"])
        segment = number
        for ancestor in reversed(chain):
            segment = ancestor
            if known[ancestor].get("panoptic") != "parts":
                break
        segments[number] = segment
    return np.vectorize(segments.get, otypes=[np.uint32])(ids) if ids.size else ids


def check_rows(folder: Path, samples: list[truth.Sample], kind: str) -> int:
    settings = load_settings(folder)
    images = {path.stem: path for path in (folder / "images").rglob("*.png")}
    names: list[str] = []
    if kind == "pose":
        count, numbers = settings["kpt_shape"]
        assert numbers == 3 and sorted(settings["flip_idx"]) == list(range(count))
        names = settings["kpt_names"][0]
        assert len(names) == count and all(value == names for value in settings["kpt_names"].values())
        assert all(settings["flip_idx"][settings["flip_idx"][place]] == place for place in range(count))
    seen = 0
    for sample in samples:
        lines = label_path(images[f"{sample.index + 1:012d}"]).read_text(encoding="utf-8").splitlines()
        shown = [instance for instance in sample.instances if not instance.ignored and instance.area > 0]
        assert len(lines) == len(shown)
        for line, instance in zip(lines, shown):
            first, *rest = line.split(" ")
            assert settings["names"][int(first)] == instance.class_name
            values = np.array([float(word) for word in rest])
            scale = np.array([sample.width, sample.height])
            if kind == "obb":
                assert len(values) == 8 and ((values >= 0) & (values <= 1)).all()
                wanted = np.array(instance.record["oriented_box"]).reshape(4, 2) / scale
                assert np.allclose(values.reshape(4, 2), wanted.clip(0, 1), rtol=0, atol=1e-8)
            else:
                assert len(values) == 4 + 3 * len(names)
                points = values[4:].reshape(-1, 3)
                # verify_image_label: no coordinate above 1 or below 0.
                assert ((points[:, :2] >= 0) & (points[:, :2] <= 1)).all()
                wanted = np.array(listed(names, instance.record), dtype=float)
                assert np.allclose(points[:, :2] * scale, wanted[:, :2], rtol=0, atol=1e-4)
                assert (points[:, 2] == wanted[:, 2]).all()
                assert np.allclose(
                    values[:4],
                    [
                        (instance.box[0] + instance.box[2]) / 2 / sample.width,
                        (instance.box[1] + instance.box[3]) / 2 / sample.height,
                        (instance.box[2] - instance.box[0]) / sample.width,
                        (instance.box[3] - instance.box[1]) / sample.height,
                    ],
                    rtol=0,
                    atol=1e-8,
                )
            seen += 1
    return seen


def read_map(path: Path, sample: truth.Sample) -> np.ndarray:
    with Image.open(path) as picture:
        assert picture.mode in ("I;16", "I") and picture.size == (sample.width, sample.height), picture.mode
        return np.asarray(picture, dtype=np.uint32)


def check_maps(folder: Path, samples: list[truth.Sample], classes: list[str]) -> int:
    seen = 0
    for sample in samples:
        paths = {path.parent.parent.name: path for path in folder.glob(f"*/*/{sample.index + 1:012d}.png")}
        ids = np.zeros((sample.height, sample.width), dtype=np.uint32)
        kinds = ids.copy()
        for instance in sample.instances:
            ids[instance.mask == 1] = instance.record["id"]
            kinds[instance.mask == 1] = classes.index(instance.class_name) + 1
        wanted = {"semantic": kinds, "instances": ids, "panoptic": panoptic_map(sample)}
        for kind, path in paths.items():
            if kind in wanted:
                assert np.array_equal(read_map(path, sample), wanted[kind]), f"{path}: another map"
                seen += 1
    return seen


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dataset", type=Path)
    parser.add_argument("--kind", required=True, choices=["keypoints", "panoptic", "pose", "obb", "maps"])
    parser.add_argument("--folder")
    parser.add_argument("--classes", default="[]", help="names of classes in their order, as JSON, for maps")
    arguments = parser.parse_args()
    usual = {"keypoints": "coco", "panoptic": "coco_panoptic", "pose": "yolo", "obb": "yolo", "maps": "maps"}
    folder = arguments.dataset / (arguments.folder or usual[arguments.kind])
    samples = truth.read(arguments.dataset)
    if arguments.kind == "keypoints":
        seen = check_keypoints(folder, samples)
    elif arguments.kind == "panoptic":
        seen = check_panoptic(folder, samples)
    elif arguments.kind == "maps":
        seen = check_maps(folder, samples, json.loads(arguments.classes))
    else:
        seen = check_rows(folder.resolve(), samples, arguments.kind)
    assert seen > 0, "nothing to look at"
    print(f"{arguments.kind}: {len(samples)} images and {seen} labels agree with the truth")


if __name__ == "__main__":
    main()
