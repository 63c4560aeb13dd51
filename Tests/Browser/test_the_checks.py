"""The checks of the journey, each shown a planted fault."""
import types

import pytest
from hands import Keys
from outsiders import Outsider, Seen, made_up

PATH = "/barn/01a1fe4c-b750-7e63-ab1e-63ee694d3673"


def answer(status=404, body=b"", **headers):
    return types.SimpleNamespace(status_code=status, headers=headers, content=body)


@pytest.mark.parametrize("fault", [
    answer(403), answer(body=b"annat"), answer(Link="x"), answer(**{"Set-Cookie": "x"}), answer(body=made_up(PATH).encode())])
def test_any_difference_between_hidden_and_missing_is_seen(fault):
    one = Outsider.__new__(Outsider)
    one.visitor, one.missing = types.SimpleNamespace(login="granne"), {}
    one.ask = lambda method, path: answer(body=path.encode())
    one.cannot_tell([("GET", PATH)])
    one.ask = lambda method, path: fault if path == PATH else answer(body=path.encode())
    with pytest.raises(Seen):
        one.cannot_tell([("GET", PATH)])


def test_whoever_is_let_in_is_seen_even_where_all_answers_are_alike():
    one = Outsider.__new__(Outsider)
    one.visitor, one.missing = types.SimpleNamespace(login="granne"), {}
    one.ask = lambda method, path: answer(200)
    with pytest.raises(Seen):
        one.cannot_tell([("GET", PATH)])


@pytest.mark.parametrize("page, fault", [
    ("<style>* { outline: none !important }</style><button>Spara</button>", "not seen"),
    ("<a href='#'>Hem</a><div onclick='x()'>Spara</div>", "never came"),
])
def test_a_page_that_keys_cannot_use_is_seen(browser, page, fault):
    screen = browser.new_page()
    screen.set_content(page)
    with pytest.raises(AssertionError, match=fault):
        Keys(screen, "").press("Spara")
    screen.close()
