"""Who may do what about a child, written from the specification and the law by someone who had not read the policy.

Sources in brackets: D = the specification (promise or section), L = the law fact sheet (section, row id). Where both are silent the
narrowest reading is taken and said. The program's own answers (`samsyn access-matrix --json`) are compared with these cell by cell.

    python3 oracle.py            counts
    python3 oracle.py --write    writes expected.json, which the Swift tests read
"""

import itertools
import json
import sys
from pathlib import Path

EXPECTED = Path(__file__).with_name("expected.json")

HEADS = ["head", "socialHead", "healthHead"]
CHILD_ROLES = ["teacher", "studentHealth", "head", "followUpOfficer", "activityOfficer",
               "socialWorker", "socialHead", "healthProfessional", "healthHead"]
# D5: "Administrators do not see children"; method developers and log reviewers have no child work either.
OTHER_ROLES = ["methodDeveloper", "logReviewer", "administrator"]
ROLES = CHILD_ROLES + OTHER_ROLES

# How the world ties someone to a child: `none` is no tie; `family` as a role is no seat at all. A place in the circle can be held by a
# person as well as by a seat. Custody is a dimension of its own, since a colleague can also be the child's parent.
CIRCLE = ["assessor", "coordinator", "participant", "invited", "signaller"]
SEATED = ["namedPerson", "handOverReceiver", "handOverClimbed", "atUnit", "atNamedUnit", "teaches"]
TIES = ["none"] + SEATED + CIRCLE
FAMILIES = ["none", "guardian", "guardianNotTold", "selfChild"]
CONSENTS = ["none", "waiting", "full", "limited", "assessmentOnly", "meetingOnly", "planOnly", "refused", "withdrawn", "expired", "notYet"]
PROTECTIONS = ["none", "marked", "protectedRegistration"]
CONTROLLERS = ["own", "other"]
# What is asked about: the thing the tie is bound to, another thing of the same child, or the child as a whole.
THINGS = ["this", "other", "whole"]
DIMENSIONS = ["tie", "family", "role", "consent", "protection", "controller", "thing"]
NO_ROLE = "none"

ALL_AREAS = ["health", "development", "learning", "care", "home", "relations", "safety"]
ALL_KINDS = {"assessment", "meeting", "plan"}


def situations():
    """Every situation that can exist, once."""
    for tie, family, role in itertools.product(TIES, FAMILIES, ROLES + [NO_ROLE]):
        if role == NO_ROLE:
            if tie in SEATED:
                continue
        elif family == "selfChild" or (family == "guardian" and tie != "none"):
            # A child holds no position. Of custody beside another tie only what it takes away is of interest.
            continue
        # The named person's own controller is by definition the child's; someone without a seat has none.
        controllers = ["own"] if role == NO_ROLE or tie in ("namedPerson", "atNamedUnit") else CONTROLLERS
        consents = ["none"] if role == NO_ROLE or (tie != "none" and family != "none") else CONSENTS
        things = THINGS if tie in CIRCLE else ["whole"]
        yield from itertools.product([tie], [family], [role], consents, PROTECTIONS, controllers, things)


def effective(consent):
    """D5: effective when everyone who must has agreed and nobody has withdrawn, between its first and last day: (areas, kinds)."""
    return {
        "full": (ALL_AREAS, ALL_KINDS), "limited": (["home", "relations"], ALL_KINDS), "planOnly": (ALL_AREAS, {"plan"}),
        "assessmentOnly": (ALL_AREAS, {"assessment"}), "meetingOnly": (ALL_AREAS, {"meeting"}),
    }.get(consent, ([], set()))


def standings(situation):
    """Relation -> whether it rests on consent alone. More than one where a consent or custody opens a door besides."""
    tie, family, role, consent, protection, controller, thing = situation
    areas, _ = effective(consent)
    found = {}
    if role in CHILD_ROLES:
        if tie == "atUnit":
            found["unitHead" if role in HEADS else "unitHealth" if role == "studentHealth" else "atUnit"] = False
        elif tie == "handOverClimbed":
            # Promise 2: "Unaccepted hand-overs climb to the receiver's head."
            if role in HEADS:
                found["handOverReceiver"] = False
        elif tie == "atNamedUnit":
            # Promise 1: responsibility falls to the unit's head. Colleagues of that unit have no tie by it [narrowest].
            if role in HEADS:
                found["unitHead"] = False
        elif tie in CIRCLE:
            # Promise 4: what another party sees is a disclosure with a ground; here effective consent. Except the signaller's own
            # signal, which they wrote themselves [D3 "the signaller sees that"].
            if controller == "own" or tie == "signaller":
                found[tie] = False
            elif areas:
                found[tie] = True
        elif tie != "none":
            found[tie] = False
        found["staff"] = False
        # A consent names a workplace; what comes there comes to its head, who gives it to someone [L2.5 recipients; promise 1].
        if role in HEADS and areas:
            found["consented"] = True
    # Someone in the circle without a seat has been asked something or has sent something; the rest of it is for those with a task
    # and a controller [promise 4], and the family stands by its own right.
    if role == NO_ROLE and tie in ("invited", "signaller"):
        found[tie] = False
    if family != "none":
        # FL 16-18 §§: nobody handles a matter of their own child. A colleague who is its parent is its parent and no more.
        if role != NO_ROLE:
            found = {}
        found["selfChild" if family == "selfChild" else "guardian"] = False
    return found


# D3 and D5, action by action: who needs it for their part in the process. `health` and `teaches` are the unit's own people, to whom
# the secrecy inside the school applies [promise 4; L2.1 SEC-ELEVHALSA, SEC-INTERNAL].
FAMILY_BOTH = {"guardian", "selfChild"}
LEADING = {"namedPerson", "assessor", "coordinator"}
CALLING = {"namedPerson", "coordinator"}
UNIT = {"unitHealth", "teaches", "atUnit"}
SEES_CHILD = LEADING | {"handOverReceiver", "participant", "unitHead", "unitHealth", "teaches", "consented"} | FAMILY_BOTH

MAY = {
    "seeChild": SEES_CHILD,
    # D8: the family's own pages.
    "seeFamilyPage": FAMILY_BOTH,
    # "One timeline of it all", of what one may see anyway; a receiver who has not accepted has not taken over the case [promise 2].
    "seeTimeline": LEADING | {"participant", "unitHead", "consented"} | FAMILY_BOTH,
    # D5: "Each page about a child can answer 'who can see this, and why?'"
    "seeWhoCanSee": SEES_CHILD,
    # Promise 5: "Guardians can see who has read what, and why". Checking colleagues is the log reviewer's [D5], not each case's lead.
    "seeReaders": FAMILY_BOTH,
    # Promise 7: on every page about a child; the duty stands above the process, so also for those who may only signal.
    "seeConcernHelp": SEES_CHILD | UNIT | {"invited", "signaller"},
    # The form that is one click away for the same; also for who has been asked to take over: the duty is personal [L1 SOL-REPORT].
    "reportConcern": SEES_CHILD | UNIT | {"invited", "signaller"},
    # The reporter's own report, and what may be told [L2.4]: bound to it, like a signal.
    "seeConcernReport": {"signaller"},
    "addToConcernReport": {"signaller"},
    # D3: "Anyone working with children"; "Guardians and children may send one too".
    # Who is asked to take over does not work with the child until they have accepted [promise 2].
    "recordSignal": (SEES_CHILD | UNIT) - {"handOverReceiver"},
    # D3: "Anyone working with children records a signal": about a child named in words, and answered alike whoever it is.
    "recordDistantSignal": {"staff"},
    # Guardians see their own. L2.3 (any -> guardians: yes, unless harm; "a person always decides") and promise 7 (talk with social
    # services before the guardians) let no program show them a colleague's.
    "seeSignal": {"namedPerson", "assessor", "unitHead", "signaller"},
    "acknowledgeSignal": {"namedPerson"},
    "answerSignal": {"namedPerson"},
    "startAssessment": {"namedPerson"},
    "seeAssessment": LEADING | {"participant", "unitHead", "consented"} | FAMILY_BOTH,
    "delegateAssessment": {"namedPerson"},
    # Promise 2: a hand-over is valid only when the receiver has accepted; asked for one thing, like a perspective.
    "acceptDelegation": {"invited"},
    "askPerspective": {"namedPerson", "assessor"},
    "givePerspective": {"namedPerson", "assessor", "invited"} | FAMILY_BOTH,
    # "The named person (or whom she delegates to)".
    "conclude": {"namedPerson", "assessor"},
    # D3: consent begins the collaboration, which the named person calls and the coordinator leads; the assessor only maps.
    "askConsent": CALLING,
    "seeConsent": LEADING | {"participant", "unitHead", "consented"} | FAMILY_BOTH,
    # D5 form: "oral and noted": someone who leads writes it down.
    "answerConsent": CALLING | FAMILY_BOTH,
    "withdrawConsent": CALLING | FAMILY_BOTH,
    "callMeeting": CALLING,
    # A consent that names meetings opens them to its recipient, like assessments and plans [D5 "kinds of information"].
    "seeMeeting": CALLING | {"participant", "unitHead", "consented"} | FAMILY_BOTH,
    "answerInvitation": CALLING | {"participant"} | FAMILY_BOTH,
    "holdMeeting": CALLING,
    # D6: each decision has a responsible position; so whoever takes part may be it.
    "finishDecision": CALLING | {"participant"},
    # D3: chosen at a meeting; whoever holds the meeting writes it down.
    "chooseCoordinator": CALLING,
    # The family's contact is named to all who work with the plan; promise 2: a hand-over is valid only when the receiver has accepted.
    "seeCoordinator": CALLING | {"participant", "unitHead", "consented"} | FAMILY_BOTH,
    "acceptCoordination": {"namedPerson", "participant"},
    "writePlan": CALLING,
    # The assessor's part ends with the conclusion [D3].
    "seePlan": CALLING | {"participant", "unitHead", "consented"} | FAMILY_BOTH,
    # "the child's and the adults' rating apart"; each intervention's responsible says what happened.
    "followUp": CALLING | {"participant"} | FAMILY_BOTH,
    "closePlan": CALLING,
    "seeHandOver": {"namedPerson", "handOverReceiver", "unitHead"},
    "acceptHandOver": {"handOverReceiver"},
    # L6.1 art. 16, promise 3: corrections are visible; those answerable for the child's unit make them.
    "changeChild": {"namedPerson", "unitHead"},
    # D8: "I don't feel safe" reaches a person on duty: the named person, or the head [promise 1], or the head above who is asked when
    # the one on duty is the child's own guardian. Never a guardian [promise 7].
    "callForSafety": {"selfChild"},
    "seeSafetyCall": {"namedPerson", "unitHead", "invited"},
    "answerSafetyCall": {"namedPerson", "unitHead", "invited"},
    # D8: guardians' messages to the coordinator, and the answers.
    "seeMessages": CALLING | FAMILY_BOTH,
    "writeMessage": CALLING | FAMILY_BOTH,
    # D8: "whom would you like to help you, what do you want to happen at the meeting": the child's own, for those who call the meeting.
    # Guardians those that the child lets them read: the rest is hidden from guardians.
    "giveWish": {"selfChild"},
    "seeWishes": CALLING | FAMILY_BOTH,
    "receiveWish": CALLING,
}

# Bound to one thing: the signaller's own signal, the invitation one has got. Asking about the child or another thing gives nothing.
BOUND = {"invited", "signaller"}
# L5.2 PROT-1: "visible to the few with access; few named users". Student health and teachers of the unit are not the few; but the
# duty to react holds for every child [promise 7], so they may signal and find where to report without being shown anything.
NOT_THE_FEW = UNIT
DUTY = {"recordSignal", "seeConcernHelp", "reportConcern"}
# The duty to report is about the child, whatever one is bound to.
UNBOUND = {"seeConcernHelp", "reportConcern"}
# L5.2 PROT-1, PROT-4: whose screen may show address, school and meeting place of a protected child.
PLACES = {"namedPerson", "assessor", "coordinator", "unitHead", "guardian", "selfChild"}


# What each action shows of the kinds a consent names [D5: "what (wheel areas and kinds of information)"]. Others show no record.
KIND = {
    "seeAssessment": "assessment",
    "seeMeeting": "meeting", "answerInvitation": "meeting", "holdMeeting": "meeting", "finishDecision": "meeting",
    "seePlan": "plan", "followUp": "plan", "writePlan": "plan", "closePlan": "plan",
}

# The basis codes of L2.2. OSL 10:2 is for the disclosing authority's own task, so nobody of another controller stands on it by the
# circle; the family's right is partsinsyn, and to decide about secrecy OSL 12:3. The duty to report is SoL 19:1 [B-DUTY].
CONSENTING = {"answerConsent", "withdrawConsent"}


def ground(action, relation, by_consent):
    if action in CONSENTING:
        return "B-CONSENT-GUARD"
    if relation in FAMILY_BOTH:
        return "B-PARTY"
    if action in UNBOUND:
        return "B-DUTY"
    return "B-CONSENT" if by_consent else "B-NECESSARY"


def answers(action, situation):
    """Each relation by which the action is allowed, with its ground; empty when it is refused."""
    tie, family, role, consent, protection, controller, thing = situation
    _, kinds = effective(consent)
    by = {}
    for relation, by_consent in standings(situation).items():
        if relation not in MAY[action]:
            continue
        if relation in BOUND and thing != "this" and action not in UNBOUND:
            continue
        if protection != "none" and relation in NOT_THE_FEW and action not in DUTY:
            continue
        if by_consent and action in KIND and KIND[action] not in kinds:
            continue
        by[relation] = ground(action, relation, by_consent)
    return by


def opened(action, situation):
    """The areas of other controllers' records that stand open: by consent, to those it names, of the kinds it names [promise 4]."""
    consent, role = situation[3], situation[2]
    areas, kinds = effective(consent)
    if action in KIND and KIND[action] not in kinds:
        return []
    named = set(standings(situation)) & {*CIRCLE, "consented"}
    return areas if named and role in CHILD_ROLES else []


def shows_places(relation, situation):
    """L5.2 PROT-1 and PROT-4: the few, and never a guardian who may not know – whatever seat they hold besides [OSL 26:2]."""
    family, protection = situation[1], situation[4]
    return family != "guardianNotTold" and (protection == "none" or relation in PLACES)


# What is not about one child: who among the signed in. "everyone" includes families; "anyone" also those not signed in.
SIGNED_IN = ROLES + ["family"]
WITHOUT_CHILD = {
    "seePublicPage": SIGNED_IN + ["nobody"], "signIn": SIGNED_IN + ["nobody"],
    "signOut": SIGNED_IN, "saveDraft": SIGNED_IN, "seeToday": SIGNED_IN,
    # D7 knowledge: how to reach each unit; duty numbers. Families turn to the named person and the public pages.
    "seeDirectory": ROLES,
    "manageDirectory": ["administrator"], "importSchool": ["administrator"],
    # Promise 1: "the right manager"; issue: "a page for managers".
    "seeNet": HEADS,
    # Of no child; for those who answer for the rules [narrowest; families have "who can see this, and why?"].
    "seeAccessMatrix": HEADS + OTHER_ROLES,
    # Promise 5: "anyone with a copy can verify"; it shows no content.
    "verifyJournal": ["logReviewer", "administrator"],
    # D5: "Log review: sampling and rules for suspicious reading": theirs alone.
    "reviewJournal": ["logReviewer"],
    # Social services take reports; the head decides by delegation [L1 SOL-PRELIM, SOL-DELEGATION]. Which unit's: the page says.
    "seeReceivedReports": ["socialWorker", "socialHead"], "handleReport": ["socialWorker", "socialHead"], "decideReport": ["socialHead"],
    "findChild": CHILD_ROLES,
    "consultAnonymously": CHILD_ROLES, "seeConsultation": CHILD_ROLES, "answerConsultation": CHILD_ROLES,
    "recordDistantSignal": CHILD_ROLES, "seeSentSignals": CHILD_ROLES, "placeSignal": CHILD_ROLES,
    "recordGroupSignal": CHILD_ROLES, "seeGroupSignal": CHILD_ROLES,
}


def table():
    """Action -> the situations in which it is allowed."""
    every = list(situations())
    return {action: {one for one in every if answers(action, one)} for action in MAY}


VALUES = [TIES, FAMILIES, ROLES + [NO_ROLE], CONSENTS, PROTECTIONS, CONTROLLERS, THINGS]


def blocks(cells):
    """The same cells as products of sets, so that a person can read what changed."""
    found = {tuple(frozenset([value]) for value in cell) for cell in cells}
    for place in (2, 4, 3, 6, 5, 1, 0):
        merged = {}
        for block in found:
            merged.setdefault(block[:place] + block[place + 1:], set()).update(block[place])
        found = {rest[:place] + (frozenset(values),) + rest[place:] for rest, values in merged.items()}
    return sorted([[value for value in among if value in part] for part, among in zip(block, VALUES)] for block in found)


def expected():
    """What the Swift tests read: the allowed situations of each action about a child, and who reaches the others."""
    lines = ['{', f'"situations": {len(list(situations()))},', '"withoutChild": {']
    lines.append(",\n".join(f"  {json.dumps(action)}: {json.dumps(who)}" for action, who in WITHOUT_CHILD.items()))
    lines.append('},')
    lines.append('"allowed": {')
    each = []
    every = list(situations())
    for action in MAY:
        by = {}
        for one in every:
            for relation, basis in answers(action, one).items():
                by.setdefault(f"{relation} {basis}", set()).add(one)
        rows = []
        for why in sorted(by):
            cells = ",\n".join("      " + json.dumps([" ".join(part) for part in block]) for block in blocks(by[why]))
            rows.append(f'    "{why}": [\n{cells}\n    ]')
        each.append(f'  "{action}": {{\n' + ",\n".join(rows) + "\n  }")
    lines.append(",\n".join(each))
    lines += ['},', f'"kinds": {json.dumps(KIND)},', f'"places": {json.dumps(sorted(PLACES))}', '}', '']
    return "\n".join(lines)


if __name__ == "__main__":
    if "--write" in sys.argv:
        EXPECTED.write_text(expected(), encoding="utf-8")
    allowed_cells = sum(map(len, table().values()))
    count = len(list(situations()))
    print(f"{count} situations x {len(MAY)} actions = {count * len(MAY)} cells, {allowed_cells} allowed")
