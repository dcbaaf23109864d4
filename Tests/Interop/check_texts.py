"""Checks the formats of texts in DATASET against DATASET/truth.jsonl, each with its own reader.

    python check_texts.py DATASET

Whatever folders there are of jsonl, conll, doccano, hf_tokens, csv, tsv and parallel.
"""

import csv
import json
import re
import sys
from pathlib import Path

import yaml
from seqeval.metrics.sequence_labeling import get_entities
from seqeval.scheme import IOBES, Entities


def lines(path: Path) -> list[str]:
    found = path.read_bytes().decode("utf-8").split("\n")
    assert found.pop() == "", f"{path} ends within a line"
    return found


def texts(sample: dict) -> list[dict]:
    """The texts of a sample, an only one too: name, text, spans, and role where it has one."""
    if "texts" in sample:
        return sample["texts"]
    return [{"name": "text", "text": sample["text"], "spans": sample.get("spans", [])}]


def outermost(text: dict) -> list[list]:
    kept, end = [], 0
    for span in text.get("spans", []):
        if span[0] >= end:
            kept.append(span)
            end = span[1]
    return kept


def squeezed(text: str) -> str:
    """Without what Python counts as white space: tokens have none."""
    return "".join(text.split())


def entities(text: dict) -> list[tuple[str, str]]:
    """Labels and texts of the outermost spans that hold a token, without white space."""
    found = [(span[2], squeezed(text["text"][span[0] : span[1]])) for span in outermost(text)]
    return [(label, piece) for label, piece in found if piece]


def found_entities(tokens: list[str], tags: list[str]) -> list[tuple[str, str]]:
    """By seqeval's lenient reader and, where all tags are BIOES, by its strict one."""
    found = [(name, first, last) for name, first, last in get_entities(tags)]
    if any(tag[0] in "ES" for tag in tags):
        strict = Entities([tags], IOBES).entities[0]
        assert found == [(entity.tag, entity.start, entity.end - 1) for entity in strict]
    return [(name, "".join(tokens[first : last + 1])) for name, first, last in found]


def check_jsonl(folder: Path, split: str, truth: list[dict]) -> None:
    records = [json.loads(line) for line in lines(folder / f"{split}.jsonl")]
    assert len(records) == len(truth)
    for record, sample in zip(records, truth):
        assert record["index"] == sample["index"] and record["id"] == sample["index"] + 1
        assert (record.get("label"), record["split"]) == (sample.get("label"), split)
        made = record.get("texts") or record.get("turns") or [record]
        assert len(made) == len(texts(sample))
        for own, text in zip(made, texts(sample)):
            assert own["text"] == text["text"] and own.get("role") == text.get("role")
            assert own is record or own["name"] == text["name"]
            spans = text.get("spans", [])
            assert [[span["start"], span["end"], span["label"]] for span in own["spans"]] == [s[:3] for s in spans]
            assert all(span["text"] == text["text"][span["start"] : span["end"]] for span in own["spans"])
            assert [span.get("value") for span in own["spans"]] == [(span + [None])[3] for span in spans]


def check_conll(folder: Path, split: str, truth: list[dict]) -> None:
    blocks = [block for block in "\n".join(lines(folder / f"{split}.conll")).split("\n\n") if block.strip("\n")]
    columns = len(blocks[0].split()) if blocks else 4
    assert blocks.pop(0) == ("-DOCSTART- -X- O O" if columns == 4 else "-DOCSTART- O")
    wanted = [text for sample in truth for text in texts(sample) if squeezed(text["text"])]
    assert len(blocks) == len(wanted)
    for block, text in zip(blocks, wanted):
        rows = [line.split() for line in block.strip("\n").splitlines()]
        assert all(len(row) == columns for row in rows)
        tokens, tags = [row[0] for row in rows], [row[-1] for row in rows]
        assert "".join(tokens) == squeezed(text["text"])
        spaceless = [("_".join(name.split()), piece) for name, piece in entities(text)]
        assert found_entities(tokens, tags) == spaceless, f"{block}\n{text}"


def check_doccano(folder: Path, split: str, truth: list[dict]) -> None:
    records = [json.loads(line) for line in lines(folder / f"{split}.jsonl")]
    assert [record["text"] for record in records] == [sample["text"] for sample in truth]
    if folder.name.endswith("classification"):
        assert [record["label"] for record in records] == [[sample["label"]] for sample in truth]
    else:
        assert [record["label"] for record in records] == [[s[:3] for s in sample.get("spans", [])] for sample in truth]


def check_hf_tokens(folder: Path, split: str, truth: list[dict]) -> None:
    card = yaml.safe_load((folder / "README.md").read_text(encoding="utf-8").split("---\n")[1])
    tags = card["dataset_info"]["features"][2]["sequence"]
    names = None if tags == "string" else tags["class_label"]["names"]
    assert {"split": split, "path": f"{split}.jsonl"} in card["configs"][0]["data_files"]
    records = [json.loads(line) for line in lines(folder / f"{split}.jsonl")]
    wanted = [sample for sample in truth if squeezed(sample["text"])]
    assert [record["id"] for record in records] == [str(sample["index"] + 1) for sample in wanted]
    for record, sample in zip(records, wanted):
        assert "".join(record["tokens"]) == squeezed(sample["text"])
        tags = [names[str(tag)] if names else tag for tag in record["ner_tags"]]
        assert found_entities(record["tokens"], tags) == entities(sample)


def table(truth: list[dict]) -> list[list[str]]:
    return [
        [str(sample["index"] + 1), sample.get("label", ""), *(text["text"] for text in texts(sample))] for sample in truth
    ]


def header(truth: list[dict]) -> list[str]:
    return ["id", "label", *(text["name"] for text in texts(truth[0]))]


def check_csv(folder: Path, split: str, truth: list[dict]) -> None:
    with open(folder / f"{split}.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows == [header(truth), *table(truth)]


def check_tsv(folder: Path, split: str, truth: list[dict]) -> None:
    rows = [line.split("\t") for line in (folder / f"{split}.tsv").read_bytes().decode().splitlines()]
    odd = str.maketrans(dict.fromkeys("\v\f\x1c\x1d\x1e\x85\u2028\u2029", " "))
    escapes = {"\\t": "\t", "\\n": "\n", "\\r": "\r", "\\\\": "\\"}
    read = [[re.sub(r"\\.", lambda match: escapes[match[0]], field) for field in row] for row in rows]
    assert read == [header(truth), *([field.translate(odd) for field in row] for row in table(truth))]


def blanked(text: str) -> str:
    """With a blank for each control and each line end of any standard."""
    return re.sub("[\x00-\x1f\x7f-\x9f\u2028\u2029]", " ", text)


def check_parallel(folder: Path, split: str, truth: list[dict]) -> None:
    for number, text in enumerate(texts(truth[0])):
        made = lines(folder / f"{split}.{text['name']}")
        assert made == [blanked(texts(sample)[number]["text"]) for sample in truth]
        assert all(len(line.splitlines()) <= 1 for line in made)
    if not (folder / f"{split}.align").exists():
        return
    for line, sample in zip(lines(folder / f"{split}.align"), truth, strict=True):
        sides = [words_of_spans(text) for text in texts(sample)[:2]]
        pairs = [tuple(map(int, pair.split("-"))) for pair in line.split()]
        assert pairs == sorted(set(pairs))
        for first, second in pairs:
            assert any(label in sides[1][second] for label in sides[0][first]), f"{line} {sample}"


def words_of_spans(text: dict) -> list[set[str]]:
    """For each word between blanks the labels of the spans that it stands in."""
    found = []
    for word in re.finditer("[^ ]+", blanked(text["text"])):
        found.append({s[2] for s in text.get("spans", []) if s[0] < word.end() and word.start() < s[1]})
    return found


def main(checks: dict) -> None:
    """Runs the check of each folder's format; a folder may be called `conll_anything`."""
    dataset = Path(sys.argv[1])
    samples = [json.loads(line) for line in lines(dataset / "truth.jsonl")]
    for folder in sorted(path for path in dataset.iterdir() if path.is_dir()):
        names = [name for name in checks if folder.name == name or folder.name.startswith(f"{name}_")]
        if not names:
            continue
        for split in sorted({sample["split"] for sample in samples}):
            checks[max(names, key=len)](folder, split, [sample for sample in samples if sample["split"] == split])
        print(f"{folder.name}: {len(samples)} texts agree with the truth")


if __name__ == "__main__":
    main({
        "jsonl": check_jsonl, "conll": check_conll, "doccano": check_doccano, "hf_tokens": check_hf_tokens,
        "csv": check_csv, "tsv": check_tsv, "parallel": check_parallel,
    })
