"""Reads truth.jsonl without any library of the formats, so that their readers have something to be compared with."""

import json
from pathlib import Path

import numpy as np


def decode_counts(text: str) -> list[int]:
    """COCO's compressed counts as a list, by the rule of pycocotools."""
    counts: list[int] = []
    value, shift = 0, 0
    for byte in text.encode("ascii"):
        bits = byte - 48
        value |= (bits & 31) << shift
        shift += 5
        if bits & 32:
            continue
        if bits & 16:
            value -= 1 << shift
        if len(counts) > 2:
            value += counts[-2]
        counts.append(value)
        value, shift = 0, 0
    return counts


def bitmap(counts: list[int], width: int, height: int) -> np.ndarray:
    """Rows by columns, 1 inside."""
    assert sum(counts) == width * height, f"counts fill {sum(counts)} of {width * height} pixels"
    flat = np.repeat(np.arange(len(counts), dtype=np.uint8) % 2, counts)
    return flat.reshape(width, height).T


class Instance:
    """One line's instance, with its mask as a bitmap."""

    def __init__(self, record: dict, width: int, height: int) -> None:
        self.record = record
        self.mask = bitmap(decode_counts(record["mask"]), width, height)
        self.class_name: str = record["class"]
        self.box: list[float] = record["box"]
        self.amodal_box: list[float] = record.get("amodal_box", record["box"])
        self.area: int = record["area"]
        self.ignored: bool = record.get("ignored", False)
        self.attributes: dict = record.get("attributes", {})

    def measured_box(self) -> list[int]:
        """The tight edges of the bitmap: left, top, right, bottom."""
        rows, columns = np.nonzero(self.mask)
        if len(rows) == 0:
            return [0, 0, 0, 0]
        return [int(columns.min()), int(rows.min()), int(columns.max()) + 1, int(rows.max()) + 1]


class Sample:
    """One line."""

    def __init__(self, line: str) -> None:
        record = json.loads(line)
        self.index: int = record["index"]
        self.split: str = record["split"]
        self.width: int = record["image"]["width"]
        self.height: int = record["image"]["height"]
        self.extension: str = record["image"]["type"]
        self.instances = [Instance(item, self.width, self.height) for item in record.get("instances", [])]

    @property
    def file_name(self) -> str:
        return f"{self.index + 1:012d}.{self.extension}"


def read(dataset: Path) -> list[Sample]:
    """All samples, after a check that boxes and areas are those of the masks."""
    lines = (dataset / "truth.jsonl").read_text(encoding="utf-8").split("\n")
    assert lines.pop() == "", "truth.jsonl ends within a line"
    samples = [Sample(line) for line in lines]
    assert [sample.index for sample in samples] == sorted({sample.index for sample in samples}), "order of indices"
    for sample in samples:
        for instance in sample.instances:
            assert instance.area == int(instance.mask.sum()), f"area in sample {sample.index}"
            assert instance.box == instance.measured_box(), f"box in sample {sample.index}"
    return samples
