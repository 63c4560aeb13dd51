"""The API describes itself: validly, wholly, and without a personal number in any address."""
import copy
import json

import pytest
from contract import PROBLEM, Broken, Contract
from demo import demo
from openapi_spec_validator import OpenAPIV31SpecValidator, validate
from openapi_spec_validator.validation.exceptions import OpenAPIValidationError


@pytest.fixture(scope="module")
def county():
    with demo() as house:
        yield house


@pytest.fixture(scope="module")
def contract(county):
    return Contract(county)


def operations(document):
    return [(method, path, one) for path, ways in document["paths"].items() for method, one in ways.items()]


def test_it_is_openapi_3_1(contract):
    assert contract.document["openapi"].startswith("3.1.")
    validate(contract.document, cls=OpenAPIV31SpecValidator)


def test_a_fault_in_it_is_seen(contract):
    broken = copy.deepcopy(contract.document)
    del broken["paths"]["/today"]["get"]["responses"]
    broken["paths"]["/today"]["get"]["parameters"] = [{"name": "x", "in": "nowhere"}]
    with pytest.raises(OpenAPIValidationError):
        validate(broken, cls=OpenAPIV31SpecValidator)


def test_every_route_is_described(county, contract):
    lines = [json.loads(line) for line in county.samsyn("routes", "--json").stdout.splitlines()]
    wanted = {(one["method"].lower(), one["path"].removeprefix("/api/v1").replace("/:", "/{")) for one in lines
              if one["path"].startswith("/api/v1/") and one["path"] != "/api/v1/openapi.json"}
    found = {(method, path.replace("}", "")) for method, path, _ in operations(contract.document)}
    assert found == wanted


def test_every_operation_says_what_it_is_and_what_comes(contract):
    for method, path, one in operations(contract.document):
        assert one["operationId"] and len(one["summary"]) > 2 and " / " in one["description"], path
        good = [status for status in one["responses"] if status.startswith("2")]
        assert len(good) == 1, path
        assert one["responses"][good[0]]["content"]["application/json"]["schema"], f"{method} {path} has no shape"
        for status, answer in one["responses"].items():
            if status >= "400":
                assert list(answer["content"]) == [PROBLEM], f"{method} {path} {status}"
        assert {"400", "401", "404", "503"} <= set(one["responses"]), path
    names = [one["operationId"] for _, _, one in operations(contract.document)]
    assert len(names) == len(set(names))


def numbers_in_addresses(document):
    """Parameters that could hold a personal number: what is no id, page number or choice takes free text."""
    for _, path, one in operations(document):
        for parameter in one.get("parameters", []):
            schema = parameter["schema"]
            if not (schema.get("format") == "uuid" or "enum" in schema or schema.get("maximum", 10**9) < 10**6
                    or parameter["name"] == "number" and schema["type"] == "integer"):
                yield path, parameter["name"]


def test_no_address_takes_a_personal_number(contract):
    assert list(numbers_in_addresses(contract.document)) == []
    planted = copy.deepcopy(contract.document)
    planted["paths"]["/children"]["get"]["parameters"].append(
        {"name": "pnr", "in": "query", "required": False, "schema": {"type": "string"}, "description": "x"})
    assert list(numbers_in_addresses(planted)) == [("/children", "pnr")]


def test_an_answer_of_another_shape_is_seen(county, contract):
    token = county.post("/api/v1/sessions", json={"login": "rektor.bjork", "password": "samsyn-demo"}).json()["id"]
    answer = county.get("/api/v1/today", headers={"Authorization": f"Bearer {token}"})
    contract.hold("GET", "today", answer)
    planted = copy.deepcopy(contract.document)
    shape = planted["paths"]["/today"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    shape["items"]["properties"]["due"] = {"type": "integer"}
    other = Contract(county)
    other.document = planted
    other.operations = [(m.upper(), p, t, planted["paths"][t][m.lower()]) for m, p, t, _ in contract.operations]
    with pytest.raises(Broken, match="not shaped as described"):
        other.hold("GET", "today", answer)


def test_everything_there_is_to_read_is_shaped_as_described(county, contract):
    """Each person of the county reads all they can: every list, and every thing that a list leads to."""
    from walk import read_all

    seen = read_all(county, contract)
    shown = {template for method, template, status in contract.held if method == "GET" and status == 200}
    missing = {path for method, path, _ in operations(contract.document) if method == "get"} - shown
    print(f"{seen} answers; never seen filled: {sorted(missing)}")
    assert seen > 100
    # The county has none of these yet; the journey holds the rest of what is written.
    assert len(missing) <= 12, sorted(missing)
