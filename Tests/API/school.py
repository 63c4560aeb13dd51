"""A small school as a system that speaks SS 12000 tells of it, page by page, from a server of our own on 127.0.0.1.

The real one, Demoskolan, is used when its folder is there (SAMSYN_SHARED); otherwise the one made here, of the same form."""
import http.server
import json
import os
import pathlib
import threading
import urllib.parse
import uuid

ROOT = pathlib.Path(__file__).resolve().parents[2]


def _id(name):
    return str(uuid.uuid5(uuid.NAMESPACE_DNS, "school.example/" + name))


def _person(name, given, family, **more):
    return {"id": _id(name), "givenName": given, "familyName": family, "personStatus": "Aktiv", **more}


def _pupil(name, given, family, born, guardians, **more):
    return _person(
        name, given, family, birthDate=born,
        enrolments=[{"enroledAt": {"id": _id("unit")}, "schoolYear": 8, "schoolType": "GR", "startDate": "2024-08-15"}],
        responsibles=[{"person": {"id": _id(one)}, "relationType": "Vårdnadshavare"} for one in guardians], **more)


def _duty(name, person, role, text, **more):
    return {"id": _id(name), "person": {"id": _id(person)}, "dutyAt": {"id": _id("school")}, "dutyRole": role,
            "description": text, "startDate": "2024-01-01", **more}


def made():
    """Our own school: two pupils of class 8A, one with two guardians, a mentor, a principal, a school nurse."""
    number = {"value": "120405-2383", "nationality": "SE"}  # an official test number
    staff = {
        "mentor": ("Ali", "Rahm"), "principal": ("Karin", "Nyberg"), "nurse": ("Birgit", "Olin"),
    }
    members = [{"person": {"id": _id(one)}, "startDate": "2024-08-15"} for one in ("pupil", "other")]
    lead = {"group": {"id": _id("8A")}, "assignmentRoleType": "Mentor", "startDate": "2024-08-15"}
    return {
        "organisations": [
            {"id": _id("town"), "displayName": "Ådala kommun", "organisationType": "Huvudman", "municipalityCode": "0480"},
            {"id": _id("school"), "displayName": "Alskolan", "organisationType": "Skola",
             "parentOrganisation": {"id": _id("town")}},
            {"id": _id("unit"), "displayName": "Alskolan 7–9", "organisationType": "Skolenhet", "schoolTypes": ["GR"],
             "parentOrganisation": {"id": _id("school")}},
        ],
        "persons": [
            _pupil("pupil", "Alva", "Ask", "2012-04-05", ["mother", "father"], civicNo=number),
            _pupil("other", "Bo", "Berg", "2012-05-06", ["parent"]),
            _person("mother", "Anna", "Ask"), _person("father", "Per", "Ask"), _person("parent", "Ulla", "Berg"),
            *[_person(name, given, family, emails=[{"value": f"{name}@alskolan.example.se", "type": "Skola personal"}])
              for name, (given, family) in staff.items()],
        ],
        "groups": [{"id": _id("8A"), "displayName": "8A", "groupType": "Klass", "organisation": {"id": _id("unit")},
                    "startDate": "2024-08-15", "groupMemberships": members}],
        "duties": [
            _duty("d1", "mentor", "Lärare", "Lärare", assignmentRole=[lead]), _duty("d2", "principal", "Rektor", "Rektor"),
            _duty("d3", "nurse", "Annan personal", "Skolsköterska"),
        ],
        "activities": [],
    }


def demoskolan():
    """The real one, or nothing where its folder is missing."""
    shared = pathlib.Path(os.environ.get("SAMSYN_SHARED", ROOT.parent / "shared"))
    folder = shared / "data/ss12000-demoskolan"
    pages = {}
    for file in sorted(folder.glob("*.json")):
        pages.setdefault(file.name.split("-")[0], []).extend(json.loads(file.read_text())["data"])
    return pages or None


class Cast:
    """Who the story is about, found in what the school sends: names, as everybody will meet them."""

    def __init__(self, rows):
        people = {one["id"]: one for one in rows["persons"]}
        name = lambda id: (people[id]["givenName"], people[id]["familyName"])
        guardians = lambda one: [r["person"]["id"] for r in one.get("responsibles", [])
                                 if r["relationType"] == "Vårdnadshavare"]
        group = next(one for one in rows["groups"] if one["displayName"] == "8A" and one["groupType"] == "Klass")
        class8a = [people[one["person"]["id"]] for one in group["groupMemberships"]]
        pupil = next(one for one in class8a if len(guardians(one)) == 2 and one.get("civicNo")
                     and one.get("securityMarking", "Ingen") == "Ingen")
        other = next(one for one in class8a if guardians(one) and not set(guardians(one)) & set(guardians(pupil)))
        duty = lambda wanted: next(one["person"]["id"] for one in rows["duties"] if wanted(one))
        mentor = duty(lambda one: any(a["assignmentRoleType"] == "Mentor" and a["group"]["id"] == group["id"]
                                      for a in one.get("assignmentRole", [])))
        principal = duty(lambda one: one["dutyRole"] == "Rektor")
        health = duty(lambda one: one.get("description", "").lower() in ("skolsköterska", "kurator"))
        self.number = pupil["civicNo"]["value"]
        self.names = {"pupil": (pupil["givenName"], pupil["familyName"]), "mentor": name(mentor),
                      "principal": name(principal), "nurse": name(health), "parent": name(guardians(other)[0])}
        self.names["mother"], self.names["father"] = map(name, guardians(pupil))


class School:
    """Answers as a school's server does: a page at a time, to whoever has fetched a token."""

    def __init__(self, rows, page=20):
        school = self
        self.rows, self.page, self.asked = rows, page, []

        class Answer(http.server.BaseHTTPRequestHandler):
            def _send(self, value, status=200):
                body = json.dumps(value).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def do_POST(self):
                form = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
                known = "client_id=samsyn" in form and "client_secret=tyst" in form
                self._send({"access_token": "t", "expires_in": 3600} if known else {}, 200 if known else 401)

            def do_GET(self):
                url = urllib.parse.urlsplit(self.path)
                school.asked.append(self.path)
                if self.headers.get("Authorization") != "Bearer t":
                    return self._send({}, 401)
                rows = school.rows.get(url.path.strip("/"))
                if rows is None:
                    return self._send({}, 404)
                start = int(urllib.parse.parse_qs(url.query).get("pageToken", ["0"])[0])
                end = start + school.page
                self._send({"data": rows[start:end], "pageToken": str(end) if end < len(rows) else None})

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        self.place = f"127.0.0.1:{self.server.server_port}"
        self.address = f"http://{self.place}"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()
