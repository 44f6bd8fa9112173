"""The schema of deck files is true, and so is the table that the docs make of it; settings that decks share."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import jsonschema_rs
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mkdeck.cards import EVIDENCE
from mkdeck.decks.deckfile import mistake_in, schema
from mkdeck.decks.project import Deck, Order, Subdeck, find_decks, read_deck_file
from mkdeck.decks.retired import RetirePolicy
from mkdeck.extractors import extractors
from mkdeck.facts.run import patterns
from mkdeck.rules.tiers import FACTS

ROOT = Path(__file__).parent.parent
SCHEMA = ROOT / "src/mkdeck/decks/deck.schema.json"
RULES = re.compile(r'("rule": \{[^\]]*"enum": \[)[^\]]*(\])')
DOCS = ROOT / "docs/deck-files.md"
TABLE = re.compile(r"(<!-- keys:.*?-->\n)(.*?)(<!-- /keys -->)", re.DOTALL)


def test_the_schema_names_every_rule(accepting: bool) -> None:
    names = [*EVIDENCE, *(rule.name for rule in extractors()), *(rule.name for rule in patterns())]
    rows = ",\n".join(f'        "{name}"' for name in names)
    text = SCHEMA.read_text(encoding="utf-8")
    fresh = RULES.sub(lambda found: f"{found[1]}\n{rows}\n      {found[2]}", text)
    if accepting:
        SCHEMA.write_text(fresh, encoding="utf-8")
    else:
        assert text == fresh, "run .venv/bin/pytest --accept tests/test_deckfile.py"


def test_the_table_of_keys_is_fresh(accepting: bool) -> None:
    rows = "".join(f"| `{key}` | {described['description']} |\n" for key, described in schema()["properties"].items())
    text = DOCS.read_text(encoding="utf-8")
    fresh = TABLE.sub(lambda found: f"{found[1]}| key | meaning |\n|---|---|\n{rows}{found[3]}", text)
    if accepting:
        DOCS.write_text(fresh, encoding="utf-8")
    else:
        assert text == fresh, "run .venv/bin/pytest --accept tests/test_deckfile.py"


def test_the_schema_is_one_and_offers_what_the_types_allow() -> None:
    jsonschema_rs.meta.validate(schema())
    assert tuple(schema()["properties"]["facts"]["enum"]) == FACTS
    assert tuple(schema()["properties"]["retire"]["enum"]) == get_args(RetirePolicy)
    assert tuple(schema()["properties"]["order"]["enum"]) == get_args(Order)
    assert tuple(schema()["$defs"]["division"]["enum"]) == get_args(Subdeck)


@pytest.mark.parametrize("name", ["A", "A::B", "A : B", "::A", "A::", "A:: ::B", " ", "A::::B"])
def test_no_part_of_a_decks_name_is_empty(name: str) -> None:
    assert (mistake_in("deck", name) is None) == all(part.strip() for part in name.split("::"))


scalars = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text("ab*?:.[]!é# \n\0", max_size=8),
    st.sampled_from(["../content", "folder", "weight", "a b", "A::", "**", "[", "\0", "marked"]),
)  # fmt: skip
values = st.recursive(scalars, lambda inner: st.lists(inner) | st.dictionaries(scalars, inner), max_leaves=6)
settings_files = st.one_of(
    st.dictionaries(st.sampled_from([*schema()["properties"], "x", ""]), values, max_size=6).map(yaml.safe_dump),
    st.text(st.characters(codec="utf-8", exclude_characters="/"), max_size=40),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(settings_files, settings_files)
def test_whatever_stands_in_it_is_a_deck_or_mistakes_with_their_lines(project: Path, own: str, shared: str) -> None:
    (project / "decks/_defaults.yaml").write_text(shared, encoding="utf-8")
    (project / "decks/course.yaml").write_text(own, encoding="utf-8")
    result = read_deck_file(project / "decks/course.yaml")
    if isinstance(result, Deck):
        assert result.lessons
    else:
        assert result
        for problem in result:
            text = own if problem.span.path.endswith("course.yaml") else shared
            assert 1 <= problem.span.first <= len(text.splitlines()) + 1


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write("content/lesson-1.md", "")
    write("content/archive/old.md", "")
    write("content/part/draft-2.md", "")
    write("decks/course.yaml", "lessons: ../content\n")
    return tmp_path


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def deck() -> Deck:
    result = read_deck_file(Path("decks/course.yaml"))
    assert isinstance(result, Deck), result
    return result


@pytest.mark.usefixtures("project")
def test_what_is_no_yaml_is_told_with_all_other_mistakes() -> None:
    write(
        "decks/course.yaml",
        "deck: Rivers: a course\nlessons: ../nothing\nskip: [tips, gift\nsubdeks: lesson\ntags: @home\norder: Name\n",
    )
    told = [mistake.split(": ", 2)[:2] for mistake in find_decks([]).mistakes]
    assert told == [
        ["decks/course.yaml:1", "not valid YAML"],
        ["decks/course.yaml:2", "no lesson matches `../nothing`; paths are relative to this file"],
        ["decks/course.yaml:3", "not valid YAML"],
        ["decks/course.yaml:4", "unknown key `subdeks`; did you mean `subdecks`?"],
        ["decks/course.yaml:5", "not valid YAML"],
        ["decks/course.yaml:6", "`order` takes listed, name or weight, and not `Name`; did you mean `name`?"],
    ]


@pytest.mark.usefixtures("project")
def test_lessons_are_not_missing_where_their_entry_cannot_be_read() -> None:
    write("decks/course.yaml", "lessons: [../content\ndeck: A\n")
    [mistake] = find_decks([]).mistakes
    assert mistake.startswith("decks/course.yaml:1: not valid YAML: a `[` or `{` is not closed")


@pytest.mark.usefixtures("project")
class TestShared:
    def test_the_deck_file_outweighs_the_file_beside_it_and_this_the_project(self) -> None:
        write("pyproject.toml", '[tool.mkdeck]\ntags = ["project", 2024]\nfacts = "more"\norder = "name"\n')
        write("decks/_defaults.yaml", "facts: none\nsubdecks: [folder, lesson]\n")
        write("decks/course.yaml", "lessons: ../content\nsubdecks: section\n")
        found = deck()
        assert (found.tags, found.facts, found.order) == (("project", "2024"), "none", "name")
        assert found.subdecks == ("section",)

    def test_paths_begin_where_they_stand(self) -> None:
        write("pyproject.toml", '[tool.mkdeck]\nlessons = "content/part"\n')
        write("decks/course.yaml", "deck: Course\n")
        assert deck().lessons == (Path("content/part/draft-2.md"),)

    def test_it_is_no_deck_itself(self) -> None:
        write("decks/_defaults.yaml", "# nothing yet\n")
        assert [deck.output.name for deck in find_decks([]).decks] == ["course.apkg"]
        assert find_decks([Path("decks/_defaults.yaml"), Path("content")]).mistakes == (
            "decks/_defaults.yaml: settings that deck files beside it share, and no deck itself",
        )

    def test_mistakes_in_it_are_told_once_each_with_its_line(self) -> None:
        write("pyproject.toml", '[project]\ntags = 1\n\n[tool.mkdeck]\nfacts = "al"\n"tag" = "a"\n')
        write("decks/_defaults.yaml", "tags:\n  - a b\n")
        write("decks/other.yaml", "lessons: ../content\n")
        found = find_decks([])
        assert found.decks == ()
        assert found.mistakes == (
            "decks/_defaults.yaml:2: `a b`: a tag holds no white space, which separates tags in Anki",
            "pyproject.toml:5: `facts` takes none, default or more, and not `al`",
            "pyproject.toml:6: unknown key `tag`; did you mean `tags`?",
        )

    @pytest.mark.parametrize(
        ("toml", "mistake"),
        [
            ("[tool\n", "pyproject.toml:1: not valid TOML: "),
            ("[tool]\nmkdeck = 1\n", "pyproject.toml:1: `tool.mkdeck` is a table, which begins with"),
            ("[tool.mkdeck]\ntags = {a = 1}\n", "pyproject.toml:2: `tags` takes a text or a list of texts"),
        ],
    )
    def test_a_project_file_that_cannot_be_used(self, toml: str, mistake: str) -> None:
        write("pyproject.toml", toml)
        assert [line[: len(mistake)] for line in find_decks([]).mistakes] == [mistake]


@pytest.mark.usefixtures("project")
class TestExclude:
    @pytest.mark.parametrize(
        ("patterns", "left"),
        [
            ("archive", ["lesson-1", "draft-2"]),
            ("draft-*", ["lesson-1", "old"]),
            ("../content/archive", ["lesson-1", "draft-2"]),
            ("../**/archive/*.md", ["lesson-1", "draft-2"]),
            ("[draft-*, '../content/lesson-1.md']", ["old"]),
            ("none", ["lesson-1", "old", "draft-2"]),
        ],
    )
    def test_patterns_leave_lessons_out(self, patterns: str, left: list[str]) -> None:
        write("decks/course.yaml", f"lessons: ../content\nexclude: {patterns}\n")
        assert {path.stem for path in deck().lessons} == set(left)

    def test_names_above_the_course_do_not_count(self, project: Path) -> None:
        write("decks/course.yaml", f"lessons: ../content\nexclude: '{project.name}'\n")
        result = read_deck_file(project / "decks/course.yaml")
        assert isinstance(result, Deck)
        assert len(result.lessons) == 3

    def test_nothing_left_is_a_mistake(self) -> None:
        write("decks/course.yaml", "lessons: ../content\nexclude: '*.md'\n")
        assert find_decks([]).mistakes == ("decks/course.yaml:2: `exclude` leaves no lesson",)


@pytest.mark.usefixtures("project")
def test_folders_are_those_below_the_one_that_holds_what_the_deck_lists() -> None:
    assert deck().folder == Path.cwd() / "content"
    write("decks/course.yaml", "lessons: [../content/part/*.md, ../content/archive]\n")
    assert deck().folder == Path.cwd() / "content"
    write("decks/course.yaml", "lessons: ../content/part/draft-2.md\n")
    assert deck().folder == Path.cwd() / "content/part"


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("subdecks: [folder, lessons]", "`subdecks` takes folder, lesson or section, and not `lessons`; did you mean"),
        ("facts: moar", "`facts` takes none, default or more, and not `moar`; did you mean `more`?"),
        ("facts: NONE", "`facts` takes none, default or more, and not `NONE`; did you mean `none`?"),
        ("facts: some", "`facts` takes none, default or more, and not `some`"),
        ("skip: [tips, made_of]", "`skip`: the rule `made_of` is part of `consists` now; write that"),
        ("only: kind_definition", "`only`: the rule `kind_definition` is part of `plain_definition` now; write that"),
        ("order: natual", "`order` takes listed, name or weight, and not `natual`; did you mean `name`?"),
        ("order: Weigth", "`order` takes listed, name or weight, and not `Weigth`; did you mean `weight`?"),
        ("web_media: download", "`web_media` takes link or fetch, and not `download`; did you mean `fetch`?"),
        ("style: a.css", "unknown key `style`; did you mean `css`?"),
        ("Extractors: tips", "unknown key `Extractors`; did you mean `only`?"),
        ("SKIP: timeline", "unknown key `SKIP`; did you mean `skip`?"),
        ("Order: name", "unknown key `Order`; did you mean `order`?"),
        ("media-limit: 3", "unknown key `media-limit`; did you mean `media_limit`?"),
        ("subdecks: [lesson, lesson]", "`subdecks` holds something twice"),
        ("order: [name]", "`order` takes listed, name or weight"),
        ("skip: {a: b}", "`skip` takes names of rules or of evidence, as mkdeck extractors lists them"),
        ("deck: null", "`deck` takes a text"),
        ("tags: [a, *b]", "not valid YAML: an alias (`*name`) is not read here; write the value out"),
        ("[a]: b", "unknown key `?`; there are"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("project")
def test_more_mistakes(text: str, mistake: str) -> None:
    write("decks/course.yaml", f"lessons: ../content\n{text}\n")
    [found] = find_decks([]).mistakes
    assert found.startswith(f"decks/course.yaml:2: {mistake}")


@pytest.mark.usefixtures("project")
def test_lessons_that_are_misspelt_are_not_missing_as_well() -> None:
    write("decks/course.yaml", "deck: A\nlesons: ../content\n")
    assert find_decks([]).mistakes == ("decks/course.yaml:2: unknown key `lesons`; did you mean `lessons`?",)
