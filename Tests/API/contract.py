"""The API's own description, and every answer held against it.

    contract = Contract(house)
    contract.hold("POST", "children/…/signals", answer)     # raises where the answer is not what is described
"""
import re

import jsonschema_rs

PROBLEM = "application/problem+json"


class Broken(AssertionError):
    """An answer that is not what the description says."""


class Contract:
    def __init__(self, house):
        self.document = house.get("/api/v1/openapi.json").json()
        self.operations = [
            (method.upper(), re.compile("^" + re.sub(r"\{[^}]+\}", "[^/]+", path.strip("/")) + "$"), path, operation)
            for path, methods in self.document["paths"].items() for method, operation in methods.items()
        ]
        # Fixed addresses are looked for before those with holes, as the server does.
        self.operations.sort(key=lambda one: one[2].count("{"))
        self.validators = {}
        self.held = set()

    def find(self, method, path):
        path = path.split("?")[0].strip("/")
        for ours, pattern, template, operation in self.operations:
            if ours == method and pattern.match(path):
                return template, operation
        raise Broken(f"{method} {path} is not described")

    def hold(self, method, path, answer):
        template, operation = self.find(method, path)
        self.hold_to(operation["responses"], f"{method} {template}", answer)
        self.held.add((method, template, answer.status_code))
        return answer

    def hold_to(self, responses, name, answer):
        status, kind = str(answer.status_code), answer.headers.get("content-type", "").split(";")[0]
        if status not in responses:
            raise Broken(f"{name} answers {status}, which is not described\n{answer.text[:500]}")
        content = responses[status].get("content", {})
        if kind not in content:
            raise Broken(f"{name} answers {status} as {kind or 'nothing'}, described as {', '.join(content)}")
        faults = [f"{fault.instance_path}: {fault.message}" for fault in
                  self._validator(name, status, content[kind]["schema"]).iter_errors(answer.json())]
        if faults:
            raise Broken(f"{name} {status} is not shaped as described\n" + "\n".join(faults[:5]) + f"\n{answer.text[:800]}")
        if kind == PROBLEM and answer.json()["status"] != answer.status_code:
            raise Broken(f"{name}: the problem says {answer.json()['status']}, the answer {status}")

    def _validator(self, name, status, schema):
        key = (name, status)
        if key not in self.validators:
            whole = {**schema, "components": self.document["components"]}
            self.validators[key] = jsonschema_rs.Draft202012Validator(whole, validate_formats=True)
        return self.validators[key]
