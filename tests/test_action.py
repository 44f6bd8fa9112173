"""The GitHub Action: its steps are run as `action.yml` has them, against a server that stands for GitHub."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml

from published import DOCS, copy_project, example, git, write

ROOT = Path(__file__).parent.parent
TABLES = re.compile(r"(<!-- inputs:.*?-->\n)(.*?)(<!-- /inputs -->)", re.DOTALL)
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
SHELLS = {"bash": ["bash", "--noprofile", "--norc", "-eo", "pipefail"], "python": [sys.executable]}
EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")

RIVERS = "Q: Where does the Danube rise?\nA: In the Black Forest.\n"
MORE = f"{RIVERS}\n---\n\nQ: Which river runs through Paris?\nA: The Seine.\n"


@dataclass
class GitHub:
    """A server that answers as GitHub's API does, and keeps what it was asked: method, path, token, body."""

    url: str = ""
    comments: list[dict[str, str]] = field(default_factory=list)
    requests: list[tuple[str, str, str, bytes]] = field(default_factory=list)
    refuses: bool = False


@pytest.fixture
def github() -> Iterator[GitHub]:
    state = GitHub()

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            state.requests.append((self.command, self.path, self.headers["Authorization"], body))
            if state.refuses:
                self.send_error(403, "Resource not accessible by integration")
                return
            data = json.dumps(state.comments if self.command == "GET" else {}).encode()
            self.send_response(201 if self.command == "POST" else 200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PATCH = answer  # noqa: N815 - as the server calls them

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that is overridden
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield state
    server.shutdown()
    server.server_close()


@dataclass
class Job:
    """A run of the Action: what GitHub tells it, and what it left."""

    folder: Path
    temp: Path
    github: GitHub
    context: dict[str, str]
    log: str = ""
    outputs: dict[str, str] = field(default_factory=dict)

    @property
    def summary(self) -> str:
        return (self.temp / "summary").read_text(encoding="utf-8")

    def run(self, **inputs: str) -> int:
        """Run the steps one after the other, but for those that install things; returns the exit code."""
        context = {
            **{f"inputs.{name}": described.get("default", "") for name, described in ACTION["inputs"].items()},
            **{f"inputs.{name}": value for name, value in inputs.items()},
            **self.context,
        }
        for name, value in context.items():
            context[name] = resolved(value, context)
        for step in ACTION["runs"]["steps"]:
            if step.get("name") == "Install mkdeck" or "uses" in step or not holds(step.get("if", ""), context):
                continue
            (self.temp / "output").write_text("")
            environment = {name: resolved(str(value), context) for name, value in step["env"].items()}
            result = run_step(step, self.folder, {**self.environment(), **environment})
            self.log += result.stdout + result.stderr
            found = outputs_in((self.temp / "output").read_text(encoding="utf-8"))
            context |= {f"steps.{step.get('id')}.outputs.{name}": value for name, value in found.items()}
            if result.returncode:
                return result.returncode
        self.outputs = {name: resolved(output["value"], context) for name, output in ACTION["outputs"].items()}
        return 0

    def environment(self) -> dict[str, str]:
        (self.temp / "summary").touch()
        return {
            **os.environ,
            "RUNNER_TEMP": str(self.temp),
            "GITHUB_OUTPUT": str(self.temp / "output"),
            "GITHUB_STEP_SUMMARY": str(self.temp / "summary"),
            "GITHUB_API_URL": self.github.url,
            "GITHUB_REPOSITORY": "me/course",
        }


def run_step(step: Mapping[str, Any], folder: Path, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a step's script as a runner does: written to a file, and given to its shell."""
    script = Path(environment["RUNNER_TEMP"], "script")
    script.write_text(step["run"], encoding="utf-8")
    command = [*SHELLS[step["shell"]], str(script)]
    return subprocess.run(command, cwd=folder, env=dict(environment), capture_output=True, text=True, check=False)


def resolved(text: str, context: Mapping[str, str]) -> str:
    """Put what they stand for in the place of expressions; one that nobody knows is an error."""
    return EXPRESSION.sub(lambda found: context[found[1]], text)


def holds(condition: str, context: Mapping[str, str]) -> bool:
    """Whether a step's condition holds, which is made of equations and `&&`."""
    whole = EXPRESSION.fullmatch(condition)
    for equation in whole[1].split(" && ") if whole else []:
        name, value = equation.split(" == ")
        if context[name] != value.strip("'"):
            return False
    return True


def outputs_in(text: str) -> dict[str, str]:
    """Read what a step left in the file of its outputs: `name=value`, or lines up to a mark."""
    found = {}
    lines = iter(text.splitlines())
    for line in lines:
        name, is_long, mark = line.partition("<<")
        if is_long:
            found[name] = "\n".join(iter(lambda: next(lines), mark))
        else:
            name, _, found[name] = line.partition("=")
    return found


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A repository with one lesson and its deck file, committed, and a clone of it that holds the last commit only."""
    origin = tmp_path / "origin"
    write(origin, "content/rivers.md", RIVERS)
    write(origin, "decks/rivers.yaml", "lessons: ../content\n")
    git(origin, "init", "--quiet", "--initial-branch=main")
    git(origin, "config", "uploadpack.allowAnySHA1InWant", "true")  # as GitHub does
    git(origin, "add", "--all")
    git(origin, "commit", "--quiet", "--message=First")
    return origin


def clone_of(origin: Path) -> Path:
    folder = origin.with_name("checkout")
    git(origin, "clone", "--quiet", "--depth=1", origin.as_uri(), str(folder))
    return folder


@pytest.fixture
def temp(tmp_path: Path) -> Path:
    """The runner's own folder, in which mkdeck stands as the Action's installation leaves it."""
    (tmp_path / "runner/mkdeck/bin").mkdir(parents=True)
    (tmp_path / "runner/mkdeck/bin/mkdeck").symlink_to(Path(sys.executable).parent / "mkdeck")
    return tmp_path / "runner"


@pytest.fixture
def pull_request(course: Path, temp: Path, github: GitHub) -> Job:
    """A pull request that adds a card."""
    base = git(course, "rev-parse", "HEAD")
    git(course, "switch", "--quiet", "--create", "more")
    write(course, "content/rivers.md", MORE)
    git(course, "commit", "--quiet", "--all", "--message=More")
    context = {
        "github.event_name": "pull_request",
        "github.token": "secret",
        "github.event.pull_request.base.sha": base,
        "github.event.pull_request.number": "7",
    }
    return Job(clone_of(course), temp, github, context)


def pushed(course: Path, temp: Path, github: GitHub) -> Job:
    return Job(clone_of(course), temp, github, {"github.event_name": "push", "github.token": "secret"})


class TestPullRequest:
    COMMENTS = "/repos/me/course/issues/7/comments"

    def test_it_gets_a_comment_with_its_cards(self, pull_request: Job, github: GitHub) -> None:
        assert pull_request.run() == 0, pull_request.log
        (_, listing, _, _), (method, path, token, body) = github.requests
        assert listing == f"{self.COMMENTS}?per_page=100"
        assert (method, path, token) == ("POST", self.COMMENTS, "Bearer secret")
        text = json.loads(body)["body"]
        assert text == pull_request.summary
        assert "### `decks/rivers.apkg`\n\nnotes: 1 new, 1 kept\n" in text
        assert (
            "| new | <code>Which river runs through Paris?</code> | <code>back</code> |  | <code>The Seine.</code> |"
            in text
        )
        assert "decks/rivers.apkg: 2 cards, 0 problems" in pull_request.log

    def test_the_comment_of_an_earlier_push_is_rewritten(self, pull_request: Job, github: GitHub) -> None:
        earlier = f"{github.url}/repos/me/course/issues/comments/3"
        mark = "<!-- mkdeck: what changes in the cards -->"
        github.comments = [{"url": "x", "body": "Nice!"}, {"url": earlier, "body": f"{mark}\nold"}]
        assert pull_request.run() == 0, pull_request.log
        method, path, _, body = github.requests[-1]
        assert (method, path) == ("PATCH", "/repos/me/course/issues/comments/3")
        assert json.loads(body)["body"].startswith(mark)

    def test_where_no_card_changes_nothing_is_said(self, pull_request: Job, github: GitHub) -> None:
        write(pull_request.folder, "content/rivers.md", RIVERS)
        assert pull_request.run() == 0, pull_request.log
        assert [request[0] for request in github.requests] == ["GET"]
        assert "1 kept" in pull_request.summary

    def test_a_job_that_may_not_comment_goes_on(self, pull_request: Job, github: GitHub) -> None:
        github.refuses = True
        assert pull_request.run() == 0
        assert "::notice::The pull request got no comment, but the summary of the job says the same" in pull_request.log
        assert "1 new" in pull_request.summary

    def test_a_long_comment_is_cut_between_two_cards(self, pull_request: Job, github: GitHub) -> None:
        cards = "\n---\n\n".join(f"Q: What is {number}?\nA: {'It is a number. ' * 8}\n" for number in range(500))
        write(pull_request.folder, "content/rivers.md", cards)
        assert pull_request.run() == 0, pull_request.log
        text = json.loads(github.requests[-1][3])["body"]
        assert len(text) < 65536 < len(pull_request.summary)
        *_, last, blank, rest, _ = text.split("\n")
        assert (last[:6], last[-2:], blank, rest) == ("| new ", " |", "", "The summary of the job holds the rest.")

    def test_what_cannot_be_compared_is_said(self, pull_request: Job, github: GitHub) -> None:
        write(pull_request.folder, "decks/wrong.yaml", "lesson: x\n")
        assert pull_request.run() == 2
        assert "Not all could be compared; the log of the job says why." in json.loads(github.requests[-1][3])["body"]
        assert "decks/wrong.yaml:1: unknown key `lesson`" in pull_request.log

    def test_no_comment_if_none_is_wanted(self, pull_request: Job, github: GitHub) -> None:
        assert pull_request.run(comment="false") == 0
        assert github.requests == []


class TestBuild:
    def test_it_leaves_packages_and_the_report(self, course: Path, temp: Path, github: GitHub) -> None:
        write(course, "decks/second.yaml", "deck: Second\nlessons: ../content\n")
        git(course, "add", "--all")
        git(course, "commit", "--quiet", "--message=Second")
        job = pushed(course, temp, github)
        assert job.run() == 0, job.log
        assert job.outputs["packages"].splitlines() == ["decks/rivers.apkg", "decks/second.apkg"]
        assert all((job.folder / package).is_file() for package in job.outputs["packages"].splitlines())
        assert [deck["name"] for deck in json.loads(Path(job.outputs["report"]).read_text())["decks"]] == [
            None,
            "Second",
        ]
        assert github.requests == []

    @pytest.mark.parametrize(("problems", "code"), [("fail", 1), ("warn", 0)])
    def test_problems_stand_at_their_lines(
        self, course: Path, temp: Path, github: GitHub, problems: str, code: int
    ) -> None:
        job = pushed(course, temp, github)
        (job.folder / "content/rivers.md").unlink()
        write(job.folder, "content/a,b: 100%.md", f"{RIVERS}\n---\n\nQ: Which?\n")
        assert job.run(problems=problems) == code
        assert "::warning file=content/a%2Cb%3A 100%25.md,line=6::a question without an answer; write it" in job.log

    def test_errors_fail_it_whatever_is_wanted(self, course: Path, temp: Path, github: GitHub) -> None:
        job = pushed(course, temp, github)
        write(job.folder, "content/b.md", "---\na: [\n---\n")
        write(job.folder, "decks/wrong.yaml", "lesson: x\n")
        assert job.run(problems="warn") == 2
        assert "::error file=content/b.md,line=2::the front matter is not valid YAML" in job.log
        assert "::error::decks/wrong.yaml:1: unknown key `lesson`; did you mean `lessons`?" in job.log

    def test_paths_are_lines(self, course: Path, temp: Path, github: GitHub) -> None:
        job = pushed(course, temp, github)
        write(job.folder, "my notes/a.md", RIVERS)
        assert job.run(paths="my notes\ndecks/rivers.yaml\n") == 0, job.log
        assert job.outputs["packages"].splitlines() == ["decks/rivers.apkg", "lessons.apkg"]


class TestRelease:
    @pytest.fixture
    def release(self, course: Path, temp: Path, github: GitHub) -> Job:
        job = pushed(course, temp, github)
        upload = f"{github.url}/repos/me/course/releases/1/assets{{?name,label}}"
        job.context |= {"github.event_name": "release", "github.event.release.upload_url": upload}
        return job

    def test_it_gets_the_packages(self, release: Job, github: GitHub) -> None:
        assert release.run() == 0, release.log
        [(method, path, token, body)] = github.requests
        assert (method, path) == ("POST", "/repos/me/course/releases/1/assets?name=rivers.apkg")
        assert token == "Bearer secret"  # noqa: S105 - no real one
        assert body == (release.folder / "decks/rivers.apkg").read_bytes()

    def test_what_could_not_be_attached_fails_the_job(self, release: Job, github: GitHub) -> None:
        github.refuses = True
        assert release.run() == 1
        assert "::error::decks/rivers.apkg: not attached to the release (HTTP Error 403" in release.log

    def test_nothing_is_attached_if_it_is_not_wanted(self, release: Job, github: GitHub) -> None:
        assert release.run(attach="false") == 0
        assert github.requests == []


def test_it_installs_mkdeck_from_its_own_repository(tmp_path: Path) -> None:
    copy_project(tmp_path / "action")
    [step] = [step for step in ACTION["runs"]["steps"] if step.get("name") == "Install mkdeck"]
    environment = {
        name: resolved(value, {"github.action_path": str(tmp_path / "action")}) for name, value in step["env"].items()
    }
    (tmp_path / "runner").mkdir()
    runner = {**os.environ, "RUNNER_TEMP": str(tmp_path / "runner"), "PIP_COMPILE": "0", **environment}
    runner["PATH"] = f"{Path(sys.executable).parent}:{runner['PATH']}"
    result = run_step(step, tmp_path, runner)
    assert result.returncode == 0, result.stderr
    write(tmp_path, "rivers.md", RIVERS)
    installed = [str(tmp_path / "runner/mkdeck/bin/mkdeck"), "build", "rivers.md"]
    assert subprocess.run(installed, cwd=tmp_path, capture_output=True, check=False).returncode == 0


class TestDocs:
    def test_the_tables_of_inputs_and_outputs_are_fresh(self, accepting: bool) -> None:
        inputs = "".join(
            f"| `{name}` | {described['description']} | {_default(described['default'])} |\n"
            for name, described in ACTION["inputs"].items()
        )
        outputs = "".join(f"| `{name}` | {output['description']} |\n" for name, output in ACTION["outputs"].items())
        tables = (
            f"| input | what it says | default |\n|---|---|---|\n{inputs}\n"
            f"| output | what it is |\n|---|---|\n{outputs}"
        )
        text = DOCS.read_text(encoding="utf-8")
        fresh = TABLES.sub(lambda found: found[1] + tables + found[3], text)
        if accepting:
            DOCS.write_text(fresh, encoding="utf-8")
        else:
            assert text == fresh, "run .venv/bin/pytest --accept tests/test_action.py"

    def test_the_workflow_uses_what_is_there(self) -> None:
        workflow = yaml.safe_load(example("name: Decks"))
        assert set(workflow[True]) == {"push", "pull_request", "release"}  # YAML 1.1 takes `on` for true
        assert workflow["permissions"] == {"contents": "write", "pull-requests": "write"}
        steps = workflow["jobs"]["decks"]["steps"]
        [own] = [step for step in steps if step["uses"].startswith("OWNER/mkdeck@")]
        assert own.get("with", {}).keys() <= ACTION["inputs"].keys()
        used = set(re.findall(rf"steps\.{own['id']}\.outputs\.([\w-]+)", json.dumps(steps)))
        assert used
        assert used <= ACTION["outputs"].keys()

    def test_the_commands_for_elsewhere_work(self, pull_request: Job) -> None:
        git(pull_request.folder, "fetch", "--quiet", "origin", "main:refs/remotes/origin/main")
        commands = re.search(r"^```sh\n(.*?)^```", DOCS.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
        assert commands is not None
        environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
        for command in commands[1].splitlines():
            shell = ["sh", "-c", command]
            folder = pull_request.folder
            result = subprocess.run(shell, cwd=folder, env=environment, capture_output=True, text=True, check=False)
            assert result.returncode == 0, f"{command}\n{result.stderr}"
        assert json.loads((pull_request.folder / "report.json").read_text())["exit_code"] == 0
        assert "1 new" in (pull_request.folder / "changes.md").read_text()


def _default(value: str) -> str:
    return f"`{value}`" if value else ""
