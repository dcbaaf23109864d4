"""Checks specs against the JSON Schema of the spec language.

    python check_schema.py SCHEMA --valid SPEC... --broken SPEC...

The schema must be one itself; every valid spec must pass it, every broken one must not. Specs are read by the core schema
of YAML 1.2: only `true` and `false` are booleans, `NO` and `12:30` are text.
"""

import argparse
import json
import re
from pathlib import Path

import yaml
from jsonschema import Draft202012Validator


class Reader(yaml.SafeLoader):
    """PyYAML's syntax with the scalars of YAML 1.2."""

    yaml_implicit_resolvers: dict = {}


CORE = [
    ("tag:yaml.org,2002:null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("tag:yaml.org,2002:bool", r"^(?:true|false)$", ["t", "f"]),
    ("tag:yaml.org,2002:int", r"^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$", list("-+0123456789")),
    ("tag:yaml.org,2002:float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", list("-+.0123456789")),
]
for tag, pattern, first in CORE:
    Reader.add_implicit_resolver(tag, re.compile(pattern), first)


def whole_number(loader: Reader, node: yaml.ScalarNode) -> int:
    text = loader.construct_scalar(node)
    return int(text, 0) if text[:2] in ("0o", "0x") else int(text)


Reader.add_constructor("tag:yaml.org,2002:int", whole_number)
Reader.add_constructor("tag:yaml.org,2002:float", lambda loader, node: float(loader.construct_scalar(node)))


def read(path: Path):
    """The spec as JSON has it: keys are text."""
    return json.loads(json.dumps(yaml.load(path.read_text(encoding="utf-8"), Loader=Reader)))


def first_fault(validator: Draft202012Validator, path: Path) -> str | None:
    for fault in sorted(validator.iter_errors(read(path)), key=lambda fault: list(map(str, fault.absolute_path))):
        return f"{path}: {fault.json_path}: {fault.message[:300]}"
    return None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("schema", type=Path)
    parser.add_argument("--valid", type=Path, nargs="*", default=[])
    parser.add_argument("--broken", type=Path, nargs="*", default=[])
    arguments = parser.parse_args()
    schema = json.loads(arguments.schema.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    faults = [fault for path in arguments.valid if (fault := first_fault(validator, path))]
    faults += [f"{path}: is broken, but passes" for path in arguments.broken if not first_fault(validator, path)]
    assert not faults, "\n".join(faults)
    print(f"schema: {len(arguments.valid)} specs pass, {len(arguments.broken)} broken ones do not")


if __name__ == "__main__":
    main()
