"""One child's way, from the first signal to a plan closed together, told through the API or through the pages' forms.

Every step is a function named as in the trade. What it touches is kept, so that outsiders can try the same addresses."""
import datetime
import secrets
import uuid

import ledger
from people import page_of
from town import OUTSIDERS

AREAS = ["home", "relations", "safety"]


def day(ahead=0):
    return (datetime.date.today() + datetime.timedelta(days=ahead)).isoformat()


class Story:
    def __init__(self, town, way="api"):
        self.town, self.way = town, way
        self.touched, self.marks, self.readings = [], [], []
        self.child = f"children/{town.child}"

    # How a step is taken, and what is kept of it.

    def take(self, who, path, body=None):
        person = self.town.people[who].at_home()
        before = ledger.last(self.town.house)
        (person.do if self.way == "api" else person.do_on_page)(path, body)
        found = ledger.marks(self.town.house, before)
        assert found and found[-1][0] == "wrote", f"{who} {path}: {found}"
        self.marks.append((who, ledger.UUID.sub("*", path), found))
        self.touched.append(("POST", path, body or {}))
        self.tried_by_outsiders(self.touched[-1:])

    def look(self, who, path):
        """What is there; the page of the same leaves the same marks."""
        person = self.town.people[who].at_home()
        before = ledger.last(self.town.house)
        found = person.see(path)
        between = ledger.last(self.town.house)
        page = person.visit(path)
        assert page.status_code == 200, f"{who} {page_of(path)}: {page.status_code}"
        said, shown = ledger.marks(self.town.house, before)[:between - before], ledger.marks(self.town.house, between)
        assert said and said == shown, f"{who} {path}: {said} by the API, {shown} by the page"
        self.readings.append((who, ledger.UUID.sub("*", path), said))
        self.touched.append(("GET", path, None))
        return found

    def newest(self, who, path):
        return self.town.people[who].see(f"{self.child}/{path}")[0]["id"]

    # What outsiders meet.

    def tried_by_outsiders(self, touched):
        for method, path, body in touched:
            for login in OUTSIDERS:
                person = self.town.people[login]
                real = answer_to(person, method, path, body)
                assert real[0] == 404, f"{login} {method} {path}: {real}"
                for made_up in others(path):
                    missing = answer_to(person, method, made_up, body)
                    assert real == missing, f"{login} can tell {path} from what is not there: {real} {missing}"

    def everything_tried_by_outsiders(self):
        self.tried_by_outsiders(list({(m, p): (m, p, b) for m, p, b in self.touched}.values()))

    def what_outsiders_have(self):
        """Their own lists and searches, which must stay as they were."""
        given, family = self.town.cast.names["pupil"]
        found = []
        for login in OUTSIDERS:
            person = self.town.people[login]
            for path in ("today", "children", "signals", "hand-overs"):
                found.append((login, path, answer_to(person, "GET", path, None)))
            for text in (f"{given} {family}", self.town.cast.number):
                found.append((login, "search", answer_to(person, "POST", "children/search", {"text": text})))
        return found


def answer_to(person, method, path, body):
    """What can be told apart: status, headers but for the time, and every byte."""
    answer = person.get(path) if method == "GET" else person.post(path, body, **{"Idempotency-Key": secrets.token_hex(8)})
    headers = {name.lower(): value for name, value in answer.headers.items() if name.lower() != "date"}
    return answer.status_code, headers, answer.content


def others(path):
    """The same address with an id that nobody has, at each place where there is one."""
    for found in ledger.UUID.finditer(path):
        yield path[:found.start()] + str(uuid.uuid4()) + path[found.end():]


# The steps.

def mentor_signals(story):
    story.take("mentor", f"{story.child}/signals", {
        "kind": "attendance", "seenOn": day(-1), "facts": "Borta varje måndag sedan oktober.", "areas": ["learning", "home"],
        "interpretation": "Något är annorlunda hemma.", "strengths": "Ritar och skrattar med sina vänner.",
        "childTalk": "yes", "guardiansTalk": "no", "guardiansTalkWhyNot": "Möte bokat."})
    story.signal = f"{story.child}/signals/{story.newest('principal', 'signals')}"
    story.look("mentor", story.signal)


def principal_acknowledges(story):
    assert story.look("principal", story.signal)["stage"] == "sent"
    story.take("principal", f"{story.signal}/acknowledgement")
    assert story.look("mentor", story.signal)["received"] is not None


def principal_begins_to_map(story):
    story.take("principal", f"{story.child}/assessments",
               {"signal": story.signal.split("/")[-1], "purpose": "Förstå vad måndagarna handlar om."})
    story.assessment = f"{story.child}/assessments/{story.newest('principal', 'assessments')}"
    ids, town = story.town.ids, story.town
    story.take("principal", f"{story.assessment}/perspectives", {
        "positions": [town.positions["nurse"]], "people": [ids["pupil"], ids["mother"], ids["father"]],
        "question": "Hur är måndagarna?", "due": day(7)})


def everyone_fills_the_wheel(story):
    views = {
        "nurse": {"level-health": "mixed", "worries-health": "Sover lite.", "level-home": "worrying", "worries-home": "Bråk.", "risks-home": "Konflikt."},
        "pupil": {"level-home": "worrying", "level-relations": "mostlyWell", "strengths-relations": "Min bästa vän."},
        "mother": {"level-home": "mixed", "worries-home": "Mycket jobb.", "level-safety": "mixed", "worries-safety": "Oro."},
        "father": {"level-learning": "mostlyWell", "strengths-learning": "Matte går bra."},
    }
    for who, view in views.items():
        asked = story.town.people[who].see(story.child)["askedOfMe"]
        path = f"{story.child}/perspectives/{asked[0]['perspective']}"
        story.look(who, path)
        story.take(who, path, {**view, "handIn": True})
    seen = story.look("principal", story.assessment)["perspectives"]
    assert sorted(one["voice"] for one in seen) == ["child", "colleague", "guardian", "guardian"]
    assert {area["level"] for one in seen for area in one["areas"] if area["area"] == "home"} >= {"worrying", "mixed"}


def principal_concludes(story):
    answers = {"knownEnough": "Ja.", "inTheWay": "Oro hemma.", "doNow": "Prata på måndagar.", "ownWorkplace": "Mentorstid.",
               "othersHelp": "Socialtjänsten och BUP."}
    story.take("principal", f"{story.assessment}/conclusion", answers)
    story.take("principal", f"{story.assessment}/conclusion", {
        **answers, "conclusion": "collaboration", "sectors": ["socialServices", "healthCare"], "areas": AREAS,
        "childsView": "Jag vill att det blir lugnt.", "toldOn": day(), "toldBy": "Rektor", "finish": True})
    told = story.look("mother", story.assessment)["conclusion"]
    assert told["kind"] == "collaboration" and sorted(told["areas"]) == AREAS
    assert sorted(told["sectors"]) == ["healthCare", "socialServices"]


def both_guardians_consent(story):
    places = story.town.places
    assert story.town.people["socialhead"].get(story.assessment).status_code == 404
    story.take("principal", f"{story.child}/consents", {
        "recipients": [places["Barn och familj"], places["BUP Centrum"]], "areas": AREAS,
        "kinds": ["assessment", "meeting", "plan"], "purpose": "Planera stöd tillsammans.", "from": day(), "until": day(180),
        "childPart": "heard", "childJudgement": "Fjorton år, vill att vuxna pratar med varandra."})
    story.consent = f"{story.child}/consents/{story.newest('principal', 'consents')}"
    story.take("mother", f"{story.consent}/answers", {"answer": "yes", "areas": AREAS})
    # One guardian's yes is not enough where both must agree.
    assert story.town.people["socialhead"].get(story.assessment).status_code == 404
    story.take("father", f"{story.consent}/answers", {"answer": "yes", "areas": AREAS})
    # The consent opens to the head of the workplace it names; the others when they are called to the child's meeting.
    seen = story.look("socialhead", story.assessment)
    assert {area["area"] for one in seen["perspectives"] for area in one["areas"]} == {"home", "relations", "safety"}
    assert story.town.people["socialworker"].get(story.assessment).status_code == 404


def they_meet(story):
    town = story.town
    story.take("principal", f"{story.child}/meetings", {
        "kind": "collaboration", "day": day(3), "time": "13:30", "minutes": 60, "place": "Skolan, rum 3", "areas": AREAS,
        "positions": [town.positions[who] for who in ("socialworker", "clinician", "nurse")],
        "family": [town.ids[who] for who in ("pupil", "mother", "father")], "childPart": "Är med hela tiden.",
        "agenda": "Vad behövs?"})
    story.meeting = f"{story.child}/meetings/{story.newest('principal', 'meetings')}"
    for who in ("socialworker", "clinician", "nurse", "mother"):
        story.take(who, f"{story.meeting}/answers", {"answer": "yes"})
    invited = story.look("socialworker", story.meeting)["invitations"]
    assert story.look("clinician", story.assessment)["conclusion"]["kind"] == "collaboration"
    # Three days pass.
    ledger.change(town.house, "UPDATE meeting SET starts_at = starts_at - ?", 4 * 86_400_000)
    story.take("principal", f"{story.meeting}/notes", {
        "came": [one["id"] for one in invited], "notes": "Alla vill hjälpas åt.", "childVoice": "Jag vill sova bättre.",
        "guardiansTold": "De var med."})
    story.take("principal", f"{story.meeting}/decisions", {
        "what": "Boka ett samtal.", "position": town.positions["socialworker"], "due": day(10)})
    decision = story.look("socialworker", story.meeting)["decisions"][0]
    story.take("socialworker", f"{story.meeting}/decisions/{decision['id']}/outcome", {"outcome": "Samtalet är bokat."})


def the_pupil_wishes_a_coordinator(story):
    nurse = story.town.positions["nurse"]
    story.take("principal", f"{story.child}/coordinations", {
        "asked": "yes", "childWords": "Jag vill ha skolsköterskan.", "wished": nurse, "position": nurse})
    one = story.newest("principal", "coordinations")
    story.take("nurse", f"{story.child}/coordinations/{one}/answer", {"answer": "accepted"})
    assert story.look("pupil", f"{story.child}/coordinations")[0]["state"] == "holds"


def coordinator_writes_the_plan(story):
    town = story.town
    story.take("nurse", f"{story.child}/plans", {
        "areas": AREAS, "mainWorkplace": town.places["Barn och familj"], "childWords": "Jag vill kunna sova.",
        "guardianWords": "Vi vill ha lugna kvällar.", "ifWorse": "Ring samma dag.", "nextFollowUp": day(30)})
    story.plan = f"{story.child}/plans/{story.newest('nurse', 'plans')}"
    goals = {"home": ("Det är lugnt hemma.", "socialworker"), "relations": ("Jag träffar vänner.", "nurse"),
             "safety": ("Jag känner mig trygg.", "clinician")}
    for area, (words, who) in goals.items():
        story.take("nurse", f"{story.plan}/goals", {"words": words, "area": area})
        made = next(one for one in town.people["nurse"].see(story.plan)["goals"] if one["area"] == area)
        story.take("nurse", f"{story.plan}/goals/{made['id']}/interventions", {
            "what": "Samtal varannan vecka.", "position": town.positions[who], "byDay": day(60), "level": "preventive",
            "ground": "Socialtjänstlagen"})
    seen = story.look("mother", story.plan)
    assert len(seen["goals"]) == 3 and all(len(goal["interventions"]) == 1 for goal in seen["goals"])


def follow_up(story, status, child, adult):
    town = story.town
    story.take("nurse", f"{story.plan}/follow-ups")
    plan = town.people["nurse"].see(story.plan)
    now = f"{story.plan}/follow-ups/{next(one['id'] for one in plan['followUps'] if one['finishedAt'] is None)}"
    by = {town.positions[who]: who for who in ("nurse", "socialworker", "clinician")}
    for goal in plan["goals"]:
        for one in goal["interventions"]:
            body = {"status": status, "words": "Det går framåt.", **({"newDay": day(60)} if status == "underWay" else {})}
            story.take(by[one["position"]], f"{story.plan}/interventions/{one['id']}/reports", body)
        story.take("pupil", f"{now}/goals/{goal['id']}/ratings", {"child": child, "childWords": "Bättre."})
        story.take("mother", f"{now}/goals/{goal['id']}/ratings", {"adult": adult})
    story.take("nurse", f"{now}/completion", {
        "childWords": "Bättre.", "guardianWords": "Lugnare.", "nextDay": day(60)})
    ratings = [one["rating"] for one in story.look("mother", now)["goals"]]
    assert [(one["child"], one["adult"]) for one in ratings] == [(child, adult)] * 3


def first_follow_up(story):
    follow_up(story, "underWay", 4, 5)


def second_follow_up(story):
    follow_up(story, "done", 8, 7)


def they_close_it_together(story):
    story.look("socialworker", story.plan)
    story.take("nurse", f"{story.plan}/closing", {
        "reason": "goalsReached", "words": "Målen är nådda.", "child": "Det blev bra.", "guardians": "Vi är nöjda.",
        "parties": "Alla: bra samarbete."})
    assert story.look("pupil", story.plan)["closing"]["child"] == "Det blev bra."


def mother_withdraws(story):
    worker = story.town.people["socialworker"]
    assert worker.get(story.assessment).status_code == 200
    story.take("mother", f"{story.consent}/withdrawals", {"words": "Inte längre."})
    # The very next request, and nothing tells it from what is not there.
    real = answer_to(worker, "GET", story.assessment, None)
    assert real[0] == 404 and all(real == answer_to(worker, "GET", one, None) for one in others(story.assessment))
    for path in (story.child, f"{story.child}/timeline", story.meeting, story.consent, story.plan):
        for who in ("socialworker", "socialhead", "clinician"):
            assert story.town.people[who].get(path).status_code == 404, f"{who} {path}"
    history = story.look("mother", story.consent)
    assert history["state"] == "withdrawn" and history["readBeforeWithdrawal"]
    assert any("Socialworker" in one["person"] for one in history["readBeforeWithdrawal"])
    assert any("Socialworker" in str(one) for one in story.look("mother", f"{story.child}/readers"))
    story.look("mother", f"{story.child}/timeline")
    story.look("principal", story.plan)


STEPS = [
    mentor_signals, principal_acknowledges, principal_begins_to_map, everyone_fills_the_wheel, principal_concludes,
    both_guardians_consent, they_meet, the_pupil_wishes_a_coordinator, coordinator_writes_the_plan, first_follow_up,
    second_follow_up, they_close_it_together, mother_withdraws,
]
