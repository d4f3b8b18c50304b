# The developers' door. `just` lists the recipes.

default:
    @just --list

# make .venv with the test tools
siap:
    python3 kinerja test --version

# run with the demo city
jalan *ARGUMEN:
    python3 kinerja serve {{ARGUMEN}}

# run the tests; with arguments, only those
uji *ARGUMEN:
    python3 kinerja test {{ARGUMEN}}

# format, and fix what can be fixed
rapi:
    .venv/bin/ruff format .
    .venv/bin/ruff check --fix .

# style, types, import directions
periksa:
    .venv/bin/ruff check .
    .venv/bin/ruff format --check .
    .venv/bin/lint-imports
    .venv/bin/mypy

# write the lock files anew from pyproject.toml
kunci *ARGUMEN:
    .venv/bin/python -m pip install pip-tools
    .venv/bin/python alat/kunci.py {{ARGUMEN}}

# write the database of the coming release for the upgrade test
rilis:
    .venv/bin/python alat/rilis.py

# take the pictures of the guides anew from the running product
foto:
    .venv/bin/python alat/foto_panduan.py
