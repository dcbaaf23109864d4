"""Checks further formats of texts in DATASET against DATASET/truth.jsonl.

    python check_more_texts.py DATASET

Whatever folders there are of rasa, snips, spacy, conllu, label_studio, brat, snli, squad, alpaca, preference, chat and sharegpt.
"""

import json
import re
import sys
from pathlib import Path

import conllu
import yaml
from check_texts import entities, found_entities, lines, outermost, squeezed

# Rasa 3.6: rasa/shared/nlu/training_data/entities_parser.py
ENTITY = re.compile(
    r"\[(?P<text>[^\]]+?)\](\((?P<entity>[^:)]+?)(?:\:(?P<value>[^)]+))?\)|\{(?P<dict>[^}]+?)\}|\[(?P<list>.*?)\])"
)


def named(sample: dict) -> dict[str, dict]:
    return {text["name"]: text for text in sample["texts"]}


def rasa_example(line: str) -> tuple[str, list[tuple]]:
    text, found, place = "", [], 0
    for match in ENTITY.finditer(line):
        text += line[place : match.start()]
        entity = match["entity"] or json.loads("{" + match["dict"] + "}")["entity"]
        found.append((len(text), len(text) + len(match["text"]), entity))
        text += match["text"]
        place = match.end()
    return text + line[place:], found


def check_rasa(folder: Path, split: str, truth: list[dict]) -> None:
    data = yaml.safe_load((folder / f"{split}.yml").read_text(encoding="utf-8"))
    made = []
    for item in data["nlu"]:
        examples = item["examples"]
        if isinstance(examples, str):
            read = [line[1:].strip("\n\r ") for line in examples.splitlines()]
        else:
            read = [example["text"].strip("\n\r ") for example in examples]
        made += [(item["intent"], *rasa_example(line)) for line in read]
    wanted = []
    for sample in truth:
        spans = outermost(sample)
        shift = len(sample["text"]) - len(sample["text"].lstrip("\n\r ")) if not spans or spans[0][0] > 0 else 0
        # Blanks inside of an entity at either end stay: its mark stands around them.
        end = len(sample["text"]) if spans and spans[-1][1] == len(sample["text"]) else len(sample["text"].rstrip("\n\r "))
        wanted.append((sample["label"], sample["text"][shift:end], [(s[0] - shift, s[1] - shift, s[2]) for s in spans]))
    left_out = [example for example in wanted if example not in made]
    assert all(example in wanted for example in made)
    assert all(not text or "[" in text or "]" in text for _, text, _ in left_out), left_out
    assert len(made) + len(left_out) == len(truth)


def check_snips(folder: Path, split: str, truth: list[dict]) -> None:
    data = json.loads((folder / f"{split}.json").read_text(encoding="utf-8"))
    made = []
    for intent, content in data["intents"].items():
        for utterance in content["utterances"]:
            text, spans = "", []
            for piece in utterance["data"]:
                if "entity" in piece:
                    assert piece["entity"] in data["entities"]
                    spans.append([len(text), len(text) + len(piece["text"]), piece["entity"]])
                text += piece["text"]
            made.append((intent, text, spans))
    wanted = [(sample["label"], sample["text"], [span[:3] for span in outermost(sample)]) for sample in truth]
    assert sorted(made) == sorted(wanted)


def check_label_studio(folder: Path, split: str, truth: list[dict]) -> None:
    tasks = json.loads((folder / f"{split}.json").read_text(encoding="utf-8"))
    assert [task["data"]["text"] for task in tasks] == [sample["text"] for sample in truth]
    for task, sample in zip(tasks, truth):
        results = task["annotations"][0]["result"]
        values = [result["value"] for result in results if result["type"] == "labels"]
        assert [[v["start"], v["end"], *v["labels"]] for v in values] == [span[:3] for span in sample.get("spans", [])]
        assert all(v["text"] == sample["text"][v["start"] : v["end"]] for v in values)
        assert [r["value"]["choices"] for r in results if r["type"] == "choices"] == [[sample["label"]]]


def check_brat(folder: Path, split: str, truth: list[dict]) -> None:
    for sample in truth:
        path = folder / split / f"{sample['index'] + 1:012}.txt"
        assert path.read_bytes().decode() == sample["text"]
        spans = []
        for line in lines(path.with_suffix(".ann")) if path.with_suffix(".ann").stat().st_size else []:
            if line.startswith("T"):
                _, place, text = line.split("\t", 2)
                pieces = [tuple(map(int, piece.split())) for piece in place.split(" ", 1)[1].split(";")]
                assert " ".join(sample["text"][start:end] for start, end in pieces) == text
                spans.append([pieces[0][0], pieces[-1][1]])
        assert spans == [span[:2] for span in sample.get("spans", [])]


def check_spacy(folder: Path, split: str, truth: list[dict]) -> None:
    records = [json.loads(line) for line in lines(folder / f"{split}.jsonl")]
    assert len(records) == len(truth)
    for record, sample in zip(records, truth):
        text, tokens = record["text"], record["tokens"]
        assert text == sample["text"]
        place = 0
        for number, token in enumerate(tokens):
            assert token["id"] == number and token["start"] == place < token["end"]
            word = text[token["start"] : token["end"]]
            place = token["end"] + (not word.isspace() and text[token["end"] : token["end"] + 1] == " ")
            assert word.isspace() or squeezed(word) == word
            assert not word.isspace() or not text[place : place + 1].isspace()
        assert place == len(text)
        borders = {token["start"] for token in tokens}, {token["end"] for token in tokens}
        assert all(ent["start"] in borders[0] and ent["end"] in borders[1] for ent in record["ents"])
        wanted = [(span[2], sample["text"][span[0] : span[1]].strip()) for span in outermost(sample)]
        assert [(ent["label"], text[ent["start"] : ent["end"]]) for ent in record["ents"]] == wanted
        assert [name for name, value in record["cats"].items() if value == 1] == [sample["label"]]


def check_conllu(folder: Path, split: str, truth: list[dict]) -> None:
    text = (folder / f"{split}.conllu").read_bytes().decode()
    sentences = conllu.parse(text)
    wanted = [sample for sample in truth if squeezed(sample["text"])]
    assert [sentence.metadata["sent_id"] for sentence in sentences] == [str(sample["index"] + 1) for sample in wanted]
    for sentence, sample in zip(sentences, wanted):
        rebuilt, whole, tags = "", "", []
        for token in sentence:
            misc = token["misc"] or {}
            space = misc.get("SpacesAfter", "" if misc.get("SpaceAfter") == "No" else "\\s")
            if token is sentence[-1] and "SpacesAfter" not in misc:
                space = ""
            rebuilt += token["form"] + (" " if space else "")
            whole += unescaped(misc.get("SpacesBefore", "")) + token["form"] + unescaped(space)
            tags.append(misc.get("Entity", "O"))
        assert whole == sample["text"] and sentence.metadata["text"] == rebuilt.removesuffix(" ")
        spaceless = [("_".join(name.split()), piece) for name, piece in entities(sample)]
        assert found_entities([token["form"] for token in sentence], tags) == spaceless


def unescaped(space: str) -> str:
    names = {"s": " ", "t": "\t", "n": "\n", "r": "\r"}
    return re.sub(r"\\(?:u(....)|(.))", lambda m: chr(int(m[1], 16)) if m[1] else names[m[2]], space)


def check_snli(folder: Path, split: str, truth: list[dict]) -> None:
    records = [json.loads(line) for line in lines(folder / f"{split}.jsonl")]
    made = [(record["sentence1"], record["sentence2"], record["gold_label"]) for record in records]
    assert made == [
        (named(sample)["premise"]["text"], named(sample)["hypothesis"]["text"], sample["label"]) for sample in truth
    ]


def check_squad(folder: Path, split: str, truth: list[dict]) -> None:
    paragraphs = json.loads((folder / f"{split}.json").read_text(encoding="utf-8"))["data"][0]["paragraphs"]
    assert len(paragraphs) == len(truth)
    for paragraph, sample in zip(paragraphs, truth):
        context, question = paragraph["context"], paragraph["qas"][0]
        texts = named(sample)
        assert (context, question["question"]) == (texts["context"]["text"], texts["question"]["text"])
        answers = [span for span in texts["context"].get("spans", []) if span[2] == "ANSWER"]
        assert [answer["answer_start"] for answer in question["answers"]] == [span[0] for span in answers]
        for answer, span in zip(question["answers"], answers):
            start = answer["answer_start"]
            assert answer["text"] == context[start : start + len(answer["text"])] == context[span[0] : span[1]]
        assert question["is_impossible"] == (not answers)


def check_alpaca(folder: Path, split: str, truth: list[dict]) -> None:
    made = json.loads((folder / f"{split}.json").read_text(encoding="utf-8"))
    assert made == [{name: text["text"] for name, text in named(sample).items()} for sample in truth]


def check_preference(folder: Path, split: str, truth: list[dict]) -> None:
    wanted = [{name: text["text"] for name, text in named(sample).items()} for sample in truth]
    made = [json.loads(line) for line in lines(folder / f"{split}.jsonl")]
    assert made == [pair for pair in wanted if pair["chosen"] != pair["rejected"]]


def check_chat(folder: Path, split: str, truth: list[dict]) -> None:
    made = [json.loads(line)["messages"] for line in lines(folder / f"{split}.jsonl")]
    assert made == [[{"role": turn["role"], "content": turn["text"]} for turn in sample["texts"]] for sample in truth]


def check_sharegpt(folder: Path, split: str, truth: list[dict]) -> None:
    names = {"system": "system", "user": "human", "assistant": "gpt"}
    made = json.loads((folder / f"{split}.json").read_text(encoding="utf-8"))
    assert [chat["conversations"] for chat in made] == [
        [{"from": names[turn["role"]], "value": turn["text"]} for turn in sample["texts"]] for sample in truth
    ]


def main() -> None:
    dataset = Path(sys.argv[1])
    samples = [json.loads(line) for line in lines(dataset / "truth.jsonl")]
    checks = {
        "rasa": check_rasa, "snips": check_snips, "label_studio": check_label_studio, "brat": check_brat,
        "spacy": check_spacy, "conllu": check_conllu,
        "snli": check_snli, "squad": check_squad, "alpaca": check_alpaca, "preference": check_preference,
        "chat": check_chat, "sharegpt": check_sharegpt,
    }
    for name, check in checks.items():
        if not (dataset / name).is_dir():
            continue
        for split in sorted({sample["split"] for sample in samples}):
            check(dataset / name, split, [sample for sample in samples if sample["split"] == split])
        print(f"{name}: {len(samples)} texts agree with the truth")


if __name__ == "__main__":
    main()
