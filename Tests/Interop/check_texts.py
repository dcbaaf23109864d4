"""Checks the formats of texts in DATASET against DATASET/truth.jsonl, each with its own reader.

    python check_texts.py DATASET

Whatever folders there are of jsonl, conll, doccano, hf_tokens, csv and tsv.
"""

import csv
import json
import sys
from pathlib import Path

import yaml
from seqeval.metrics.sequence_labeling import get_entities


def lines(path: Path) -> list[str]:
    found = path.read_text(encoding="utf-8").split("\n")
    assert found.pop() == "", f"{path} ends within a line"
    return found


def outermost(sample: dict) -> list[list]:
    kept, end = [], 0
    for span in sample.get("spans", []):
        if span[0] >= end:
            kept.append(span)
            end = span[1]
    return kept


def squeezed(text: str) -> str:
    """Without what Python counts as white space: tokens have none."""
    return "".join(text.split())


def entities(sample: dict) -> list[tuple[str, str]]:
    return [(span[2], squeezed(sample["text"][span[0] : span[1]])) for span in outermost(sample)]


def found_entities(tokens: list[str], tags: list[str]) -> list[tuple[str, str]]:
    return [(name, "".join(tokens[first : last + 1])) for name, first, last in get_entities(tags)]


def check_jsonl(folder: Path, split: str, truth: list[dict]) -> None:
    records = [json.loads(line) for line in lines(folder / f"{split}.jsonl")]
    assert len(records) == len(truth)
    for record, sample in zip(records, truth):
        assert record["index"] == sample["index"] and record["id"] == sample["index"] + 1
        assert (record["text"], record["label"], record["split"]) == (sample["text"], sample["label"], split)
        spans = sample.get("spans", [])
        assert [[span["start"], span["end"], span["label"]] for span in record["spans"]] == [span[:3] for span in spans]
        assert all(span["text"] == sample["text"][span["start"] : span["end"]] for span in record["spans"])
        assert [span.get("value") for span in record["spans"]] == [(span + [None])[3] for span in spans]


def check_conll(folder: Path, split: str, truth: list[dict]) -> None:
    text = (folder / f"{split}.conll").read_text(encoding="utf-8")
    blocks = [block for block in text.split("\n\n") if block.strip("\n")]
    assert blocks.pop(0) == "-DOCSTART- -X- O O"
    wanted = [sample for sample in truth if squeezed(sample["text"])]
    assert len(blocks) == len(wanted)
    for block, sample in zip(blocks, wanted):
        rows = [line.split() for line in block.strip("\n").splitlines()]
        assert all(len(row) == 4 for row in rows)
        tokens, tags = [row[0] for row in rows], [row[3] for row in rows]
        assert "".join(tokens) == squeezed(sample["text"])
        spaceless = [("_".join(name.split()), text) for name, text in entities(sample)]
        assert found_entities(tokens, tags) == spaceless, f"{block}\n{sample}"


def check_doccano(folder: Path, split: str, truth: list[dict]) -> None:
    records = [json.loads(line) for line in lines(folder / f"{split}.jsonl")]
    assert [record["text"] for record in records] == [sample["text"] for sample in truth]
    assert [record["label"] for record in records] == [[span[:3] for span in sample.get("spans", [])] for sample in truth]


def check_hf_tokens(folder: Path, split: str, truth: list[dict]) -> None:
    header = yaml.safe_load((folder / "README.md").read_text(encoding="utf-8").split("---\n")[1])
    names = header["dataset_info"]["features"][2]["sequence"]["class_label"]["names"]
    assert {"split": split, "path": f"{split}.jsonl"} in header["configs"][0]["data_files"]
    records = [json.loads(line) for line in lines(folder / f"{split}.jsonl")]
    wanted = [sample for sample in truth if squeezed(sample["text"])]
    assert [record["id"] for record in records] == [str(sample["index"] + 1) for sample in wanted]
    for record, sample in zip(records, wanted):
        assert "".join(record["tokens"]) == squeezed(sample["text"])
        tags = [names[str(number)] for number in record["ner_tags"]]
        assert found_entities(record["tokens"], tags) == entities(sample)


def check_csv(folder: Path, split: str, truth: list[dict]) -> None:
    with open(folder / f"{split}.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["id", "label", "text"]
    assert rows[1:] == [[str(sample["index"] + 1), sample["label"], sample["text"]] for sample in truth]


def check_tsv(folder: Path, split: str, truth: list[dict]) -> None:
    rows = (folder / f"{split}.tsv").read_text(encoding="utf-8").splitlines()
    odd = str.maketrans(dict.fromkeys("\v\f\x1c\x1d\x1e\x85\u2028\u2029", " "))
    escapes = str.maketrans({"\t": "\\t", "\n": "\\n", "\r": "\\r", "\\": "\\\\"})
    wanted = [[str(sample["index"] + 1), sample["label"], sample["text"]] for sample in truth]
    assert rows[1:] == ["\t".join(field.translate(odd).translate(escapes) for field in row) for row in wanted]


def main() -> None:
    dataset = Path(sys.argv[1])
    samples = [json.loads(line) for line in lines(dataset / "truth.jsonl")]
    checks = {
        "jsonl": check_jsonl, "conll": check_conll, "doccano": check_doccano, "hf_tokens": check_hf_tokens,
        "csv": check_csv, "tsv": check_tsv,
    }
    for name, check in checks.items():
        if not (dataset / name).is_dir():
            continue
        for split in sorted({sample["split"] for sample in samples}):
            check(dataset / name, split, [sample for sample in samples if sample["split"] == split])
        print(f"{name}: {len(samples)} texts agree with the truth")


if __name__ == "__main__":
    main()
