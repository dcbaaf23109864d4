"""Checks further formats of texts in DATASET against DATASET/truth.jsonl.

    python check_more_texts.py DATASET

Whatever folders there are of rasa, snips, spacy, conllu, label_studio, brat, snli, squad, alpaca, preference, chat, sharegpt and
multiwoz.
"""

import json
import re
import string
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import conllu
import yaml
from check_texts import entities, found_entities, lines, main, outermost, squeezed, texts

# Rasa 3.6: rasa/shared/nlu/training_data/entities_parser.py
ENTITY = re.compile(
    r"\[(?P<text>[^\]]+?)\](\((?P<entity>[^:)]+?)(?:\:(?P<value>[^)]+))?\)|\{(?P<dict>[^}]+?)\}|\[(?P<list>.*?)\])"
)


def named(sample: dict) -> dict[str, dict]:
    return {text["name"]: text for text in texts(sample)}


def plain(value: object) -> str | None:
    """A value as formats of texts write it; none for what is no single value."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(int(value)) if value == int(value) else repr(value)
    return value if isinstance(value, str) else None


def details(span: list) -> tuple[str | None, dict]:
    return (span[3] if len(span) > 3 else None), (span[4] if len(span) > 4 else {})


def rasa_example(line: str) -> tuple[str, list[tuple]]:
    text, found, place = "", [], 0
    for match in ENTITY.finditer(line):
        text += line[place : match.start()]
        content = {"entity": match["entity"]} if match["entity"] else json.loads("{" + match["dict"] + "}")
        assert set(content) <= {"entity", "value", "role", "group"}
        more = tuple(content.get(name) for name in ["entity", "value", "role", "group"])
        found.append((len(text), len(text) + len(match["text"]), *more))
        text += match["text"]
        place = match.end()
    return text + line[place:], found


def rasa_wanted(sample: dict) -> tuple[str, str, list[tuple]]:
    text, spans = sample["text"], outermost(sample)
    shift = len(text) - len(text.lstrip("\n\r ")) if not spans or spans[0][0] > 0 else 0
    # Blanks inside of an entity at either end stay: its mark stands around them.
    end = len(text) if spans and spans[-1][1] == len(text) else len(text.rstrip("\n\r "))
    found = []
    for span in spans:
        value, more = details(span)
        found.append((span[0] - shift, span[1] - shift, span[2], plain(value), plain(more.get("role")), plain(more.get("group"))))
    return sample["label"], text[shift:end], found


def check_rasa(folder: Path, split: str, truth: list[dict]) -> None:
    data = yaml.safe_load((folder / f"{split}.yml").read_bytes())
    made = []
    for item in data["nlu"]:
        examples = item["examples"]
        if isinstance(examples, str):
            assert all(line.startswith("- ") for line in examples.splitlines())
            read = [line[1:].strip("\n\r ") for line in examples.splitlines()]
        else:
            read = [example["text"].strip("\n\r ") for example in examples]
        made += [(item["intent"], *rasa_example(line)) for line in read]
    wanted = [rasa_wanted(sample) for sample in truth]
    left_out = [example for example in wanted if example not in made]
    assert all(example in wanted for example in made), [example for example in made if example not in wanted]
    assert all(not text or "[" in text or "]" in text for _, text, _ in left_out), left_out
    assert len(made) + len(left_out) == len(truth)


def check_snips(folder: Path, split: str, truth: list[dict]) -> None:
    """By the rules of snips-nlu's `validate_and_format_dataset`."""
    data = json.loads((folder / f"{split}.json").read_text(encoding="utf-8"))
    assert set(data) == {"language", "intents", "entities"}
    for entity in data["entities"].values():
        assert isinstance(entity["data"], list) and isinstance(entity["use_synonyms"], bool)
        assert isinstance(entity["automatically_extensible"], bool) and 0 <= entity["matching_strictness"] <= 1
    made = []
    for intent, content in data["intents"].items():
        slots: dict[str, str] = {}
        for utterance in content["utterances"]:
            text, spans = "", []
            for piece in utterance["data"]:
                assert piece["text"]
                if "entity" in piece:
                    assert piece["entity"] in data["entities"]
                    assert slots.setdefault(piece["slot_name"], piece["entity"]) == piece["entity"]
                    spans.append([len(text), len(text) + len(piece["text"]), piece["entity"], piece["slot_name"]])
                text += piece["text"]
            made.append((intent, text, spans))
    wanted = []
    for sample in truth:
        spans = []
        for span in outermost(sample):
            role = plain(details(span)[1].get("role"))
            spans.append([*span[:3], span[2] if role is None else f"{span[2]}_{role}"])
        wanted.append((sample["label"], sample["text"], spans))
    assert sorted(made) == sorted(wanted)


def check_label_studio(folder: Path, split: str, truth: list[dict]) -> None:
    interface = ElementTree.parse(folder / "config.xml").getroot()
    known = {label.get("value") for label in interface.iter("Label")}
    choices = {choice.get("value") for choice in interface.iter("Choice")}
    tasks = json.loads((folder / f"{split}.json").read_text(encoding="utf-8"))
    assert [task["data"]["text"] for task in tasks] == [sample["text"] for sample in truth]
    for task, sample in zip(tasks, truth):
        results = task["annotations"][0]["result"]
        values = [result["value"] for result in results if result["type"] == "labels"]
        assert [[v["start"], v["end"], *v["labels"]] for v in values] == [span[:3] for span in sample.get("spans", [])]
        assert all(v["text"] == sample["text"][v["start"] : v["end"]] and set(v["labels"]) <= known for v in values)
        chosen = [r["value"]["choices"] for r in results if r["type"] == "choices"]
        assert chosen == ([[sample["label"]]] if "label" in sample else [])
        assert all(set(names) <= choices for names in chosen)
        ids = [result["id"] for result in results if result["type"] != "relation"]
        assert len(set(ids)) == len(ids)
        joined = [(r["from_id"], r["to_id"], *r["labels"]) for r in results if r["type"] == "relation"]
        assert all(one in ids and two in ids for one, two, _ in joined)
        places = relations(sample)
        assert joined == [(str(one + 1), str(two + 1), label) for label, one, two in places]


def relations(sample: dict) -> list[tuple[str, int, int]]:
    """Label and places of spans, of the relations whose ends are there."""
    places = {details(span)[1].get("id"): place for place, span in enumerate(sample.get("spans", []))}
    triples = []
    for item in sample.get("fields", {}).get("relations", []):
        label, one, two = item if isinstance(item, list) else (item["label"], item["from"], item["to"])
        if one in places and two in places:
            triples.append((label, places[one], places[two]))
    return triples


def check_brat(folder: Path, split: str, truth: list[dict]) -> None:
    """By the rules of brat's own `annotation.py`: fields parted by tabs, offsets in code points, one line an annotation."""
    section, types = "", {"entities": set(), "relations": set()}
    for line in lines(folder / "annotation.conf"):
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith("<"):
            types[section].add(line.split("\t")[0])
    for sample in truth:
        path = folder / split / f"{sample['index'] + 1:012}.txt"
        assert path.read_bytes().decode() == sample["text"]
        spans, joined, notes = {}, [], {}
        annotations = path.with_suffix(".ann").read_bytes().decode()
        assert len(annotations.splitlines()) == annotations.count("\n")
        for line in annotations.splitlines():
            name, body, *rest = line.split("\t")
            if name[0] == "T":
                kind, place = body.split(" ", 1)
                pieces = [tuple(map(int, piece.split())) for piece in place.split(";")]
                assert all(one[1] < two[0] for one, two in zip(pieces, pieces[1:]))
                assert kind in types["entities"] and re.fullmatch("[A-Za-z0-9_-]+", kind)
                text = line.split("\t", 2)[2]
                assert " ".join(sample["text"][start:end] for start, end in pieces) == text
                spans[name] = [pieces[0][0], pieces[-1][1]]
            elif name[0] == "R":
                kind, one, two = body.split(" ")
                assert kind in types["relations"] and one.startswith("Arg1:") and two.startswith("Arg2:")
                joined.append((one[5:], two[5:]))
            else:
                assert name[0] == "#" and body.split(" ")[0] == "AnnotatorNotes"
                notes[body.split(" ")[1]] = json.loads(rest[0])
        wanted, told = {}, set()
        for number, span in enumerate(sample.get("spans", []), 1):
            # Line ends belong to no annotation.
            points = [point for point in range(*span[:2]) if len((sample["text"][point] + "x").splitlines()) == 1]
            if points:
                wanted[f"T{number}"] = [points[0], points[-1] + 1]
                told |= {f"T{number}"} if len(span) > 3 else set()
        assert spans == wanted
        assert joined == [(f"T{one + 1}", f"T{two + 1}") for _, one, two in relations(sample)]
        assert set(notes) == told


def without_blanks(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the white space at its ends; what counts as such is what U+001C to U+001F and Unicode say."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def check_spacy(folder: Path, split: str, truth: list[dict]) -> None:
    import spacy
    from spacy.tokens import Doc, DocBin

    vocab = spacy.blank("en").vocab
    records = [json.loads(line) for line in lines(folder / f"{split}.jsonl")]
    binary = list(DocBin().from_disk(folder / f"{split}.spacy").get_docs(vocab))
    assert len(records) == len(binary) == len(truth)
    for record, doc, sample in zip(records, binary, truth):
        assert_document(doc, sample)
        assert_document(Doc(spacy.blank("en").vocab).from_json(record), sample)
        assert [(token.idx, token.idx + len(token)) for token in doc] == [
            (token["start"], token["end"]) for token in record["tokens"]
        ]


def assert_document(doc, sample: dict) -> None:
    text = sample["text"]
    assert doc.text == text
    for token in doc:
        assert token.text.isspace() or squeezed(token.text) == token.text
        assert not token.is_space or not (token.whitespace_ and token.text == " ")
    wanted = {(*without_blanks(text, *span[:2]), span[2]) for span in sample.get("spans", [])}
    wanted = {(start, end, label) for start, end, label in wanted if start < end}
    outer = {(*without_blanks(text, *span[:2]), span[2]) for span in outermost(sample)}
    outer = {(start, end, label) for start, end, label in outer if start < end}
    assert {(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents} == outer
    assert {(span.start_char, span.end_char, span.label_) for span in doc.spans.get("sc", [])} == wanted
    assert all(doc[span.start : span.end].text == text[span.start_char : span.end_char] for span in doc.spans.get("sc", []))
    assert all(token.ent_iob_ in "BIO" for token in doc)
    assert not any(ent[0].is_space or ent[-1].is_space for ent in doc.ents)
    assert [name for name, value in doc.cats.items() if value == 1] == ([sample["label"]] if "label" in sample else [])
    assert set(doc.cats.values()) <= {0.0, 1.0}


def check_conllu(folder: Path, split: str, truth: list[dict]) -> None:
    content = (folder / f"{split}.conllu").read_bytes().decode()
    sentences = conllu.parse(content)
    wanted = []
    for sample in truth:
        own = texts(sample)
        for number, text in enumerate(own, 1):
            if squeezed(text["text"]):
                wanted.append((f"{sample['index'] + 1}" + (f".{number}" if len(own) > 1 else ""), text))
    assert [sentence.metadata["sent_id"] for sentence in sentences] == [name for name, _ in wanted]
    for sentence, (_, text) in zip(sentences, wanted):
        rebuilt, whole, tags = "", "", []
        for token in sentence:
            misc = token["misc"] or {}
            space = misc.get("SpacesAfter", "" if misc.get("SpaceAfter") == "No" else "\\s")
            if token is sentence[-1] and "SpacesAfter" not in misc:
                space = ""
            rebuilt += token["form"] + (" " if space else "")
            whole += unescaped(misc.get("SpacesBefore", "")) + token["form"] + unescaped(space)
            tags.append(misc.get("Entity", "O"))
        assert whole == text["text"] and sentence.metadata["text"] == rebuilt.removesuffix(" ")
        spaceless = [(re.sub(r"[\s|]+", "_", name), piece) for name, piece in entities(text)]
        assert found_entities([token["form"] for token in sentence], tags) == spaceless


def unescaped(space: str) -> str:
    names = {"s": " ", "t": "\t", "n": "\n", "r": "\r"}
    return re.sub(r"\\(?:u(....)|(.))", lambda m: chr(int(m[1], 16)) if m[1] else names[m[2]], space)


def check_snli(folder: Path, split: str, truth: list[dict]) -> None:
    records = [json.loads(line) for line in lines(folder / f"{split}.jsonl")]
    assert all(record["annotator_labels"] == [record["gold_label"]] and record["gold_label"] != "-" for record in records)
    made = [(record["sentence1"], record["sentence2"], record["gold_label"]) for record in records]
    assert made == [
        (named(sample)["premise"]["text"], named(sample)["hypothesis"]["text"], sample["label"]) for sample in truth
    ]


def normalized(answer: str) -> str:
    """As SQuAD's evaluate-v2.0.py compares answers."""
    kept = "".join(sign for sign in answer.lower() if sign not in set(string.punctuation))
    return " ".join(re.sub(r"\b(a|an|the)\b", " ", kept).split())


def squad_scores(gold: list[str], answer: str) -> tuple[float, float]:
    """The exact match and F1 of evaluate-v2.0.py."""
    gold = [text for text in gold if normalized(text)] or [""]
    best = 0.0
    for text in gold:
        one, two = normalized(text).split(), normalized(answer).split()
        same = sum((Counter(one) & Counter(two)).values())
        if not one or not two:
            best = max(best, float(one == two))
        elif same:
            best = max(best, 2 * same / (len(one) + len(two)))
    return float(any(normalized(text) == normalized(answer) for text in gold)), best


def check_squad(folder: Path, split: str, truth: list[dict]) -> None:
    data = json.loads((folder / f"{split}.json").read_text(encoding="utf-8"))
    paragraphs = [paragraph for article in data["data"] for paragraph in article["paragraphs"]]
    is_old = data["version"] == "1.1"
    wanted = []
    for sample in truth:
        answers = [span for span in named(sample)["context"].get("spans", []) if span[2] == "ANSWER"]
        if answers or not is_old:
            wanted.append((sample, answers))
    assert len(paragraphs) == len(wanted)
    assert len({paragraph["qas"][0]["id"] for paragraph in paragraphs}) == len(paragraphs)
    for paragraph, (sample, answers) in zip(paragraphs, wanted):
        context, question = paragraph["context"], paragraph["qas"][0]
        assert (context, question["question"]) == tuple(named(sample)[name]["text"] for name in ["context", "question"])
        assert [answer["answer_start"] for answer in question["answers"]] == [span[0] for span in answers]
        for answer, span in zip(question["answers"], answers):
            start = answer["answer_start"]
            assert answer["text"] == context[start : start + len(answer["text"])] == context[span[0] : span[1]]
        assert is_old or question["is_impossible"] == (not answers)
        # The truth, taken for a system's answer, gets full marks.
        found = [context[span[0] : span[1]] for span in answers]
        truest = next((text for text in found if normalized(text)), "")
        assert squad_scores([answer["text"] for answer in question["answers"]], truest) == (1, 1)


def check_alpaca(folder: Path, split: str, truth: list[dict]) -> None:
    made = json.loads((folder / f"{split}.json").read_text(encoding="utf-8"))
    assert made == [{"input": "", **{name: text["text"] for name, text in named(sample).items()}} for sample in truth]


def check_preference(folder: Path, split: str, truth: list[dict]) -> None:
    wanted = [{name: text["text"] for name, text in named(sample).items()} for sample in truth]
    made = [json.loads(line) for line in lines(folder / f"{split}.jsonl")]
    if folder.name.endswith("messages"):
        for pair in made:
            assert [[m["role"] for m in pair[name]] for name in pair] == [["user"], ["assistant"], ["assistant"]]
        made = [{name: messages[0]["content"] for name, messages in pair.items()} for pair in made]
    assert made == [pair for pair in wanted if pair["chosen"] != pair["rejected"]]


ROLES = {"human": "user", "gpt": "assistant", "bot": "assistant", "agent": "assistant"}


def assert_alternates(roles: list[str]) -> None:
    """As Hugging Face's chat templates demand: instructions first, then user and assistant in turn."""
    rest = roles[1:] if roles[0] == "system" else roles
    rest = [role for role in rest if role != "tool"]
    assert rest and all((role == "user") == (place % 2 == 0) for place, role in enumerate(rest)) and len(rest) % 2 == 0


def check_chat(folder: Path, split: str, truth: list[dict]) -> None:
    made = [json.loads(line)["messages"] for line in lines(folder / f"{split}.jsonl")]
    assert made == [
        [{"role": ROLES.get(turn["role"], turn["role"]), "content": turn["text"]} for turn in sample["texts"]]
        for sample in truth
    ]
    for chat in made:
        assert_alternates([message["role"] for message in chat])


def check_sharegpt(folder: Path, split: str, truth: list[dict]) -> None:
    names = {"system": "system", "user": "human", "assistant": "gpt"}
    made = json.loads((folder / f"{split}.json").read_text(encoding="utf-8"))
    assert [chat["conversations"] for chat in made] == [
        [{"from": names[ROLES.get(turn["role"], turn["role"])], "value": turn["text"]} for turn in sample["texts"]]
        for sample in truth
    ]


def check_multiwoz(folder: Path, split: str, truth: list[dict]) -> None:
    """By the rules of the README and `schema.json` of MultiWOZ 2.2."""
    schema = json.loads((folder / "schema.json").read_text(encoding="utf-8"))
    known = {service["service_name"]: {slot["name"] for slot in service["slots"]} for service in schema}
    assert all(name.startswith(f"{service}-") for service, names in known.items() for name in names)
    dialogues = json.loads((folder / split / "dialogues_001.json").read_text(encoding="utf-8"))
    assert [dialogue["dialogue_id"] for dialogue in dialogues] == [str(sample["index"] + 1) for sample in truth]
    for dialogue, sample in zip(dialogues, truth):
        state: dict[str, str] = {}
        assert len(dialogue["turns"]) == len(sample["texts"]) and set(dialogue["services"]) <= set(known)
        for number, (turn, text) in enumerate(zip(dialogue["turns"], sample["texts"])):
            role = text.get("role", text["name"])
            is_user = role in ("user", "human")
            assert (turn["turn_id"], turn["speaker"]) == (str(number), "USER" if is_user else "SYSTEM")
            assert turn["utterance"] == text["text"]
            wanted = []
            for span in text.get("spans", []):
                value = plain(details(span)[0])
                value = text["text"][span[0] : span[1]] if value is None else value
                name = span[2] if re.match("[^-]+-.", span[2]) else f"dialogue-{span[2]}"
                wanted.append((span[0], span[1], name, value))
                if is_user:
                    state[name] = value
            slots = [slot for frame in turn["frames"] for slot in frame["slots"]]
            assert sorted((s["start"], s["exclusive_end"], s["slot"], s["value"]) for s in slots) == sorted(wanted)
            for frame in turn["frames"]:
                assert all(slot["slot"] in known[frame["service"]] for slot in frame["slots"])
                assert ("state" in frame) == is_user
            if is_user:
                told = {s: v for frame in turn["frames"] for s, v in frame["state"]["slot_values"].items()}
                assert told == {name: [value] for name, value in state.items()}
                intents = {frame["state"]["active_intent"] for frame in turn["frames"]}
                assert intents <= {sample.get("label", "NONE")}
    path = folder / "dialog_acts.json"
    if not path.exists():
        return
    acts = json.loads(path.read_text(encoding="utf-8"))
    for sample in truth:
        assert set(acts[str(sample["index"] + 1)]) == {str(number) for number in range(len(sample["texts"]))}
        for number, turn in acts[str(sample["index"] + 1)].items():
            named_acts = sample["fields"]["acts"][int(number)]
            assert list(turn["dialog_act"]) == (named_acts if isinstance(named_acts, list) else [named_acts])


if __name__ == "__main__":
    main({
        "rasa": check_rasa, "snips": check_snips, "label_studio": check_label_studio, "brat": check_brat,
        "spacy": check_spacy, "conllu": check_conllu, "snli": check_snli, "squad": check_squad,
        "alpaca": check_alpaca, "preference": check_preference, "chat": check_chat, "sharegpt": check_sharegpt,
        "multiwoz": check_multiwoz,
    })
