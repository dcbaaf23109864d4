"""Checks DATASET/coco with pycocotools against DATASET/truth.jsonl.

    python check_coco.py DATASET [--folder coco]

Every image is there with its size; ids are unique and count from 1; class, box, area and mask of every annotation equal the
truth, masks pixel for pixel; the truth as its own result has an average precision of 1.
"""

import argparse
import contextlib
import io
import json
from pathlib import Path

import numpy as np
from PIL import Image
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

import truth


def load(path: Path) -> COCO:
    with contextlib.redirect_stdout(io.StringIO()):
        return COCO(str(path))


def check_annotation(coco: COCO, annotation: dict, instance: truth.Instance, place: str) -> None:
    left, top, right, bottom = instance.box
    assert annotation["bbox"] == [left, top, right - left, bottom - top], f"{place}: bbox"
    left, top, right, bottom = instance.amodal_box
    assert annotation["amodal_bbox"] == [left, top, right - left, bottom - top], f"{place}: amodal_bbox"
    assert annotation["area"] == instance.area, f"{place}: area"
    assert annotation["iscrowd"] == int(instance.ignored), f"{place}: iscrowd"
    assert coco.cats[annotation["category_id"]]["name"] == instance.class_name, f"{place}: category"
    assert annotation.get("attributes", {}) == instance.attributes, f"{place}: attributes"
    if "segmentation" in annotation:
        assert np.array_equal(coco.annToMask(annotation), instance.mask), f"{place}: mask"


def check_image(coco: COCO, folder: Path, sample: truth.Sample) -> int:
    """Compares one image with its sample, and gives the number of its annotations."""
    image = coco.imgs[sample.index + 1]
    assert (image["width"], image["height"]) == (sample.width, sample.height), f"size of image {image['id']}"
    assert image["file_name"] == sample.file_name, f"name of image {image['id']}"
    with Image.open(folder / image["file_name"]) as picture:
        assert picture.size == (sample.width, sample.height), f"picture {image['file_name']}"
    annotations = coco.imgToAnns.get(image["id"], [])
    assert len(annotations) == len(sample.instances), f"number of annotations of image {image['id']}"
    for annotation, instance in zip(annotations, sample.instances):
        check_annotation(coco, annotation, instance, f"annotation {annotation['id']}")
    return len(annotations)


def average_precision(path: Path, kind: str) -> float | None:
    """Of the truth as its own result; nothing that shows can be missed, so what doesn't show is taken out first."""
    record = json.loads(path.read_text(encoding="utf-8"))
    shown = [item for item in record["annotations"] if item["area"] > 0]
    if not any(item["iscrowd"] == 0 for item in shown) or (kind == "segm" and "segmentation" not in shown[0]):
        return None
    with contextlib.redirect_stdout(io.StringIO()):
        coco = COCO()
        coco.dataset = {**record, "annotations": shown}
        coco.createIndex()
        results = [
            {
                "image_id": item["image_id"],
                "category_id": item["category_id"],
                "score": 1.0,
                **({"segmentation": coco.annToRLE(item)} if kind == "segm" else {"bbox": item["bbox"]}),
            }
            for item in shown
            if item["iscrowd"] == 0
        ]
        evaluation = COCOeval(coco, coco.loadRes(results), kind)
        # The usual 100 would cut crowded images.
        evaluation.params.maxDets = [1, 10, 100_000]
        evaluation.evaluate()
        evaluation.accumulate()
    precision = evaluation.eval["precision"][:, :, :, 0, 2]
    return float(precision[precision > -1].mean())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dataset", type=Path)
    parser.add_argument("--folder", default="coco")
    arguments = parser.parse_args()
    folder = arguments.dataset / arguments.folder

    samples = {sample.index + 1: sample for sample in truth.read(arguments.dataset)}
    seen, annotations = 0, 0
    for path in sorted((folder / "annotations").glob("instances_*.json")):
        coco = load(path)
        pictures = folder / path.stem.removeprefix("instances_")
        assert sorted(coco.anns) == list(range(1, len(coco.dataset["annotations"]) + 1)), f"{path.name}: annotation ids"
        assert sorted(coco.cats) == list(range(1, len(coco.dataset["categories"]) + 1)), f"{path.name}: category ids"
        assert len(coco.imgs) == len(coco.dataset["images"]), f"{path.name}: image ids"
        for image in coco.imgs:
            annotations += check_image(coco, pictures, samples[image])
        seen += len(coco.imgs)
        for kind in ("segm", "bbox"):
            precision = average_precision(path, kind)
            assert precision is None or precision == 1.0, f"{path.name}: AP of {kind} is {precision}"
            print(f"{path.name}: {len(coco.imgs)} images, AP of {kind} {precision}")
    assert seen == len(samples), f"{seen} images of {len(samples)} samples"
    print(f"coco: {seen} images and {annotations} annotations agree with the truth")


if __name__ == "__main__":
    main()
