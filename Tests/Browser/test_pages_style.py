"""The style sheet says nothing that no page asks for, and every page's classes stand in it."""
import pathlib
import re

SOURCES = pathlib.Path(__file__).resolve().parents[2] / "Sources"


def css():
    return "\n".join(re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.S)
                     for file in sorted((SOURCES / "Web/Assets").glob("*.css")))


def code():
    return "\n".join(file.read_text(encoding="utf-8") for file in SOURCES.rglob("*") if file.suffix in (".swift", ".js"))


def unused(sheet, source):
    """Classes and custom properties of the sheet that the code never names. A variant may be put together: `tag--\\(tone)`."""
    words = set(re.findall(r"[\w-]+", source))
    made = set(re.findall(r"([\w-]+--)\\\(", source))
    classes = set(re.findall(r"\.([a-zA-Z][\w-]*)", sheet))
    lost = {name for name in classes if name not in words and not any(name.startswith(stem) for stem in made)}
    properties = {name for name in re.findall(r"^\s*(--[\w-]+):", sheet, re.M) if f"var({name}" not in sheet}
    return lost | properties


def unknown(sheet, source):
    """Classes that the markup gives and the sheet does not know."""
    known = set(re.findall(r"\.([a-zA-Z][\w-]*)", sheet))
    given = {name for one in re.findall(r'class=\\?"([\w\s-]*)\\?"', source) for name in one.split()}
    return {name for name in given if name not in known and not any(each.startswith(name) for each in known)}


def test_nothing_in_the_sheet_is_unused():
    assert unused(css(), code()) == set()


def test_every_class_of_the_markup_is_in_the_sheet():
    assert unknown(css(), code()) == set()


def test_what_is_planted_is_seen():
    assert unused(".tag--info {} .left {\n  --gone: 1px;\n}", 'tag--\\(tone)') == {"left", "--gone"}
    assert unknown(".tag {}", 'class=\\"tag stray\\"') == {"stray"}
