"""Checks DATASET/yolo by the rules of Ultralytics' reader against DATASET/truth.jsonl.

    python check_yolo.py DATASET [--folder yolo]

data.yaml loads and agrees with itself; every image has its label file; every row parses, lies in [0, 1], and has the class
of its instance; boxes equal the truth; rings, filled by pycocotools, agree with masks over 200 pixels by more than 0.95.
"""

import argparse
from pathlib import Path

import numpy as np
import yaml
from PIL import Image
from pycocotools import mask as coco_mask

import truth

IMAGE_SUFFIXES = {".bmp", ".jpeg", ".jpg", ".png", ".tif", ".tiff", ".webp"}


def load_settings(folder: Path) -> dict:
    settings = yaml.safe_load((folder / "data.yaml").read_text(encoding="utf-8"))
    assert "path" not in settings, "data.yaml names a path"
    assert list(settings["names"]) == list(range(settings["nc"])), "names are not numbered from 0"
    assert all(isinstance(name, str) for name in settings["names"].values()), "a name is no text"
    for split in ("train", "val"):
        assert (folder / settings[split]).is_dir(), f"data.yaml's {split} is no folder"
        assert any((folder / settings[split]).iterdir()), f"data.yaml's {split} is empty"
    return settings


def label_path(image: Path) -> Path:
    """The last `/images/` becomes `/labels/`, the extension `.txt`: Ultralytics' img2label_paths."""
    head, _, tail = str(image).rpartition("/images/")
    return Path(f"{head}/labels/{tail}").with_suffix(".txt")


def parse_rows(path: Path, class_count: int) -> list[tuple[int, np.ndarray]]:
    """Class and numbers of each row, by what verify_image_label demands."""
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        first, *rest = line.split(" ")
        assert first.isdigit() and int(first) < class_count, f"{path}: class {first}"
        numbers = np.array([float(word) for word in rest])
        assert len(numbers) == 4 or (len(numbers) >= 6 and len(numbers) % 2 == 0), f"{path}: {len(numbers)} numbers"
        assert ((numbers >= 0) & (numbers <= 1)).all(), f"{path}: a number out of [0, 1]"
        rows.append((int(first), numbers))
    assert len({len(numbers) == 4 for _, numbers in rows}) <= 1, f"{path}: boxes and rings are mixed"
    return rows


def agreement(numbers: np.ndarray, instance: truth.Instance) -> float:
    """Intersection over union of the filled ring and the mask."""
    height, width = instance.mask.shape
    ring = (numbers.reshape(-1, 2) * [width, height]).reshape(-1).tolist()
    filled = coco_mask.decode(coco_mask.merge(coco_mask.frPyObjects([ring], height, width)))
    return float((filled & instance.mask).sum() / (filled | instance.mask).sum())


def check_row(numbers: np.ndarray, sample: truth.Sample, instance: truth.Instance, place: str) -> float | None:
    """Compares one row with its instance; gives the agreement of a ring with a large mask."""
    if len(numbers) == 4:
        x, y, width, height = numbers * [sample.width, sample.height, sample.width, sample.height]
        box = [x - width / 2, y - height / 2, x + width / 2, y + height / 2]
        assert np.allclose(box, instance.box, rtol=0, atol=1e-4), f"{place}: box {box} is not {instance.box}"
        return None
    if instance.area <= 200:
        return None
    value = agreement(numbers, instance)
    assert value > 0.95, f"{place}: a ring agrees by {value:.3f} only, of {instance.area} pixels"
    return value


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dataset", type=Path)
    parser.add_argument("--folder", default="yolo")
    arguments = parser.parse_args()
    folder = (arguments.dataset / arguments.folder).resolve()

    settings = load_settings(folder)
    images = {path.stem: path for path in (folder / "images").rglob("*") if path.suffix in IMAGE_SUFFIXES}
    labels = {path.stem for path in (folder / "labels").rglob("*.txt")}
    samples = truth.read(arguments.dataset)
    stems = {f"{sample.index + 1:012d}" for sample in samples}
    assert set(images) == labels == stems, "images, labels and samples are not the same"
    row_count, agreements = 0, []
    for sample in samples:
        image = images[f"{sample.index + 1:012d}"]
        with Image.open(image) as picture:
            assert picture.size == (sample.width, sample.height), f"size of {image}"
        rows = parse_rows(label_path(image), settings["nc"])
        shown = [instance for instance in sample.instances if not instance.ignored and instance.area > 0]
        assert len(rows) == len(shown), f"{image.name}: {len(rows)} rows for {len(shown)} instances"
        for (class_index, numbers), instance in zip(rows, shown):
            assert settings["names"][class_index] == instance.class_name, f"{image.name}: class"
            value = check_row(numbers, sample, instance, image.name)
            agreements += [] if value is None else [value]
        row_count += len(rows)
    print(f"yolo: {len(samples)} images and {row_count} rows agree with the truth")
    if agreements:
        print(f"yolo: rings agree by {min(agreements):.3f} at least, {np.mean(agreements):.3f} on average")


if __name__ == "__main__":
    main()
