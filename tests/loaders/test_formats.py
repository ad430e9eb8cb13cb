"""Articles come out of files with their metadata, and what cannot be read says why."""

import json
from pathlib import Path

import pytest

from loaders.document import Document
from loaders.errors import FormatError, SourceError
from loaders.formats import Skipped, documents
from loaders.metadata import metadata_table
from loaders.sources import articles


def _one(name: str, data: bytes) -> Document:
    (found,) = documents(name, data, name)
    assert isinstance(found, Document)
    return found


def test_text_gives_its_metadata_block() -> None:
    data = "---\ntitle: Bel\ndate: 2025-11-10\nurl: https://news.test/a\n---\nBel achète MOM.\n".encode()

    found = _one("a.txt", data)

    assert (found.title, found.published, found.url) == ("Bel", "2025-11-10", "https://news.test/a")
    assert found.text == "Bel achète MOM.\n"


def test_an_article_is_its_url_else_its_id_else_its_content() -> None:
    text = "Bel buys MOM."

    assert Document(text, "a", url="https://news.test/a", key="7").article().key == "https://news.test/a"
    assert Document(text, "a", key="7").article().key == "7"
    assert Document(text, "a").article() == Document(text, "b").article()


def test_markdown_loses_its_marks() -> None:
    found = _one("a.md", b"# Bel grows\n\n**Bel** buys [MOM](https://x.test) for *$1bn*.\n\n- one\n")

    assert found.title == "Bel grows"
    assert "Bel buys MOM for $1bn." in found.text


def test_a_page_gives_its_article() -> None:
    page = """<html lang="en"><head><title>Bel buys MOM</title>
    <meta property="article:published_time" content="2025-11-10"/></head>
    <body><nav>Home | Sports</nav><article><h1>Bel buys MOM</h1>
    <p>The French cheese maker Bel said on Monday it had bought MOM, the maker of Pom'Potes, after months of talks.</p>
    <p>MOM employs two thousand people in France and the United States, and its sales rose by a tenth last year.</p>
    </article></body></html>"""

    found = _one("a.html", page.encode())

    assert "bought MOM" in found.text
    assert "Sports" not in found.text
    assert found.published == "2025-11-10"


def test_rows_are_articles_and_a_bad_row_stops_no_other() -> None:
    rows = [
        json.dumps({"id": "7", "text": "Bel buys MOM.", "date": "2025"}),
        "{no json",
        json.dumps({"id": 8}),
        json.dumps({"id": 9, "text": "x", "date": "soon"}),
    ]

    found = list(documents("a.jsonl", "\n".join(rows).encode(), "a.jsonl"))

    assert isinstance(found[0], Document)
    assert found[0].key == "7"
    assert [type(f) for f in found[1:]] == [Skipped] * 3
    assert "row 2" in found[1].source


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"  \n", "is empty"),
        (b"\x7fELF\x00\x00", "binary data"),
        ("Société".encode("cp1252"), "is not UTF-8 (byte 0xe9 at 4)"),
    ],
)
def test_a_file_that_is_no_text_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(FormatError) as caught:
        list(documents("a.txt", data, "a.txt"))

    assert reason in str(caught.value)


def test_an_unknown_suffix_lists_the_known_ones() -> None:
    with pytest.raises(FormatError, match=r"\.html, \.jsonl"):
        list(documents("a.docx", b"x", "a.docx"))


def test_a_folder_is_walked_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "notes.xyz"):
        (tmp_path / name).write_text("Bel buys MOM.", encoding="utf-8")

    found = [Path(item.source).name for item in articles([str(tmp_path)])]

    assert found == ["a.txt", "b.txt"]


def test_a_table_beside_a_folder_gives_dates(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Bel buys MOM.", encoding="utf-8")
    (tmp_path / "meta.csv").write_text("file,date,publisher\na.txt,2025-11-10,Le Journal\n", encoding="utf-8")

    (found,) = articles([str(tmp_path / "a.txt")], metadata_table(tmp_path / "meta.csv"))

    assert isinstance(found, Document)
    assert (found.published, found.publisher) == ("2025-11-10", "Le Journal")


@pytest.mark.parametrize(
    ("path", "reason"), [("nowhere.txt", "No such file"), ("https://news.test/a", "is a web address")]
)
def test_a_path_that_cannot_be_read_from_says_so(path: str, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        list(articles([path]))


def test_a_folder_without_articles_says_so(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="No articles in"):
        list(articles([str(tmp_path)]))
