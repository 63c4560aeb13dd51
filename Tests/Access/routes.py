"""Every address the server answers: the action it stands for in the oracle, what is sent, and what narrows it further.

Written by hand, beside the oracle: an address that is not here fails the test. `only` says in a line what the oracle's table cannot, with
the promise it rests on.
"""
from world import day

FAMILY = {"guardian", "selfChild"}
LEADS = {"namedPerson", "coordinator"}


class Route:
    """`only(relations, who, child)` narrows the relations the oracle allows, `shown` says to whom the form is shown all the same.
    `thing` is what the action is bound to. `asks`: nothing is changed by it. `own`: of nobody but oneself, so there is nothing to hide."""

    def __init__(self, methods, page, api, action, body=None, only=None, thing=None, asks=False, shown=None, own=False):
        self.methods, self.page, self.api, self.action, self.own = methods, page, api, action, own
        self.body, self.only, self.thing, self.asks, self.shown = body, only, thing, asks, shown

    def requests(self):
        """(method, path, sent as a form)."""
        if self.page:
            yield from ((method, self.page, method == "POST") for method in self.methods if method in ("GET", "POST"))
        if self.api:
            yield ("POST" if "POST" in self.methods else "GET", "/api/v1/" + self.api, False)


ROUTES = []


def page(path, api, action, **more):
    ROUTES.append(Route(("GET",), path, api, action, **more))


def form(path, api, action, body=None, show=True, **more):
    ROUTES.append(Route(("GET", "POST") if show else ("POST",), path, api, action, body or {}, **more))


# Who is staff here and who is family [D8: the family's pages are theirs, staff's steps are noted as staff].
def staff(relations, who, child):
    return relations - FAMILY


def anyone(relations, who, child):
    return relations


def family(relations, who, child):
    return relations & FAMILY


def leads(relations, who, child):
    return relations & LEADS


def by_name(*names):
    """For those asked or responsible, by name [promise 2; D3 "shown to the others only after handing in"]."""
    return lambda relations, who, child: relations if (child, who) in names or who in names else set()


def leads_or(*names):
    """Whoever leads the work, and the one responsible [D3, D6]."""
    return lambda relations, who, child: relations if relations & LEADS or (child, who) in names else set()


def named_in_it(relations, who, child):
    """Another party sees the consent that names it, no other [promise 4]."""
    beside = {"participant", "consented", "coordinator"}
    outside = child == "maja" and relations and relations <= beside and who not in ("kurator.bjork",)
    return relations if not outside or who in ("enhetschef.soc", "socialsekreterare", "socialsekreterare2") else set()


def kept_before(relations, who, child):
    """What the school before keeps is not the next one's to read [promise 4]; Tilde came to hers after the signal."""
    return relations - {"namedPerson", "unitHead"} if child == "tilde" else relations


def not_hidden(relations, who, child):
    """Nothing of it for the guardians while a rule hides it [promise 7]; here all of Tilde's. Nor on the child's own screen, which may be
    read over its shoulder [decision 8]."""
    return relations - FAMILY if child == "tilde" else relations


# --- open to anyone, and for everyone signed in ---------------------------------------------------------------------------------------
for name in ("samsyn.css samsyn.js aloud.js drafts.js exit.js keys.js menus.js send.js session.js theme.js wheel.js samsyn.svg").split():
    page(f"/filer/{name}", None, "seePublicPage")
for path in ("/om", "/tillganglighet", "/halsa", "/api/v1/openapi.json", "/api/v1/api-info"):
    page(path, None, "seePublicPage")
form("/sprak", None, "seePublicPage", {"sprak": "sv", "till": "/"}, show=False)
form("/utseende", None, "seePublicPage", {"utseende": "light", "till": "/"}, show=False)
form("/utkast", None, "saveDraft", {"_form": "/signaler/ny", "facts": "x"}, show=False)
form("/logga-in", None, "signIn", {"login": "ingen", "password": "fel"})
form(None, "sessions", "signIn", {"login": "ingen", "password": "fel"})
for path in ("/logga-ut", "/logga-ut/overallt", "/lamna", "/session/forlang"):
    form(path, None, "signOut", show=False)
page("/", "today", "seeToday")

# --- no child ---------------------------------------------------------------------------------------------------------------------------
WORKPLACE = {"parent": "{adala.utb}", "name": "Ny", "kind": "workplace", "sector": "school", "municipality": "9901"}
form("/import", "imports", "importSchool", {"url": "https://skola.example"})
page(None, "imports", "importSchool")
page("/import/:import", "imports/:import", "importSchool")
page("/behorigheter", None, "seeAccessMatrix")
page("/avvisade", "refusals", "reviewJournal")
page("/barn", "children", "findChild")
form("/barn/sok", "children/search", "findChild", {"text": "Maja"}, asks=True)
page("/overlamningar", "hand-overs", "findChild")
page("/verksamheter", "workplaces", "seeDirectory")
page("/verksamheter/:workplace", "workplaces/:workplace", "seeDirectory")
form("/verksamheter/ny", "workplaces", "manageDirectory", WORKPLACE)
form("/verksamheter/:workplace/andra", "workplaces/:workplace/facts", "manageDirectory",
     {**{name: value for name, value in WORKPLACE.items() if name != "parent"}, "version": "1"})
form("/verksamheter/:workplace/stang", "workplaces/:workplace/closing", "manageDirectory", {"day": day(30)})
form("/verksamheter/:workplace/befattning", "workplaces/:workplace/positions", "manageDirectory", {"title": "Ny", "role": "teacher"})
form("/befattningar/:position/innehavare", "positions/:position/holders", "manageDirectory", {"email": "ny@sorlanda.example", "from": day(1), "given": "Ny", "family": "Nysson"})
form("/befattningar/:position/franvaro", "positions/:position/absence", "manageDirectory", {"awayFrom": day(1)})
page("/natet", "net", "seeNet")
page("/natet/anmalningar", "net/reports", "seeNet")

DISTANT = {"given": "Okänd", "family": "Person", "birthDay": "2014-01-01", "kind": "home", "seenOn": day(-1), "facts": "Sett.",
           "areas": ["home"], "childTalk": "yes", "guardiansTalk": "yes"}
page("/signaler", "signals", "seeSentSignals")
form("/signaler/ny", "signals", "recordDistantSignal", DISTANT)
# The sender's own; the one who is to place it is the head where it was sent [D3 "the signaller sees that"; promise 1].
page("/signaler/skickade/:unplaced", "signals/:unplaced", "seeSentSignals", only=by_name("bup.psykolog"))
page("/signaler/oplacerade/:unplaced", None, "placeSignal", only=by_name("bup.chef"))
form("/signaler/oplacerade/:unplaced/placering", "unplaced-signals/:unplaced/placing", "placeSignal",
     {"given": "Fel", "family": "Felsson", "birthDay": "2014-01-01"}, only=by_name("bup.chef"))
form("/signaler/oplacerade/:unplaced/avslut", "unplaced-signals/:unplaced/closing", "placeSignal", {"words": "Okänt barn."}, only=by_name("bup.chef"))
GROUP = {"friends": "Några i korridoren", "facts": "Hårt språk.", "areas": ["relations"]}
page("/grupper/signaler", "group-signals", "seeGroupSignal")
page("/grupper/signaler/:group", "group-signals/:group", "seeGroupSignal", only=by_name("mentor.8a", "rektor.bjork"))
form("/grupper/signaler/ny", "group-signals", "recordGroupSignal", GROUP)
form("/grupper/signaler/:group/bekraftelse", "group-signals/:group/acknowledgement", "recordGroupSignal", show=False, only=by_name("rektor.bjork"))
form("/grupper/signaler/:group/svar", "group-signals/:group/answer", "recordGroupSignal", {"words": "Vi tar det."}, only=by_name("rektor.bjork"))
page("/konsultationer", "consultations", "seeConsultation")
page("/konsultationer/:consultation", "consultations/:consultation", "seeConsultation", only=by_name("enhetschef.soc"))
form("/konsultationer/:consultation/svar", "consultations/:consultation/answer", "answerConsultation", {"answer": "Ring oss."}, only=by_name("enhetschef.soc"))
form("/konsultationer/ny", "consultations", "consultAnonymously", {"receiver": "{barnfamilj}", "question": "När?"})
form("/konsultationer/svar", "consultation-answers", "consultAnonymously", {"code": "AAAA-BBBB-CCCC"}, asks=True)

# --- concern reports where they come in: Maja's, which nobody handles yet [promise 4: the unit's own, and the head above] ----------------
R, RA = "/orosanmalningar/:received", "received-reports/:received"
TAKERS = by_name("enhetschef.soc", "socialsekreterare", "socialsekreterare2", "socialchef")
page("/orosanmalningar", "received-reports", "seeReceivedReports")
page(R, RA, "seeReceivedReports", only=TAKERS)
form(R + "/oppna", RA + "/opening", "handleReport", show=False, only=TAKERS)
form(R + "/handlaggare", RA + "/acknowledgement", "handleReport", {"phone": "0900-10 21 01"}, only=TAKERS)
form(R + "/skyddsbedomning", RA + "/protection-assessments", "handleReport", {"answer": "noImmediateNeed", "words": "Samtal."}, only=TAKERS)
form(R + "/forlangning", RA + "/extensions", "decideReport", {"until": day(40), "reference": "1.1", "words": "Skäl."}, only=TAKERS)
form(R + "/beslut", RA + "/decision", "decideReport", {"decision": "opened", "reference": "1.1"}, only=TAKERS)
form(R + "/aterkoppling", RA + "/feedback", "handleReport", {"told": ["reportAgain"]}, only=TAKERS)
form(R + "/mote", RA + "/meeting-offer", "handleReport", {"answer": "waiting"}, only=TAKERS)
form(R + "/avslut", RA + "/closing", "handleReport", {"words": "Klart."}, only=TAKERS)
form(R + "/vidare", RA + "/forwarding", "handleReport", {"receiver": "{barnunga.vreta}", "words": "Bor där."}, only=TAKERS)

form(R + "/skriftlig", RA + "/written-report", "handleReport", {"words": "Dnr 1."}, only=TAKERS)
form("/orosanmalningar/ny", "oral-reports", "handleReport", {"reporter": "professional", "observed": "Hört."},
     only=lambda relations, who, child: relations if who != "socialchef" else set())  # who leads the units takes no reports
form("/orosanmalan", None, "seePublicPage", {"place": "{barnfamilj}", "observed": "Sett."}, asks=True)
form("/orosanmalan/tillagg", None, "seePublicPage", {"key": "AAAA-BBBB-CCCC-DDDD", "words": "Mer."}, asks=True)

# --- the child itself, insight ----------------------------------------------------------------------------------------------------------
C, A = "/barn/:child", "children/:child"
page(C, A, "seeChild")
page(C + "/tidslinje", A + "/timeline", "seeTimeline")
page(C + "/insyn", A + "/onlookers", "seeWhoCanSee")
page(C + "/lasare", A + "/readers", "seeReaders")
page(None, A + "/concern-help", "seeConcernHelp")
REPORT = C + "/orosanmalan/:report"
form(C + "/orosanmalan", A + "/concern-reports", "reportConcern", {"observed": "Sett.", "guardiansTold": "yes"})
page(REPORT, A + "/concern-reports/:report", "seeConcernReport", thing="report")
form(REPORT + "/tillagg", A + "/concern-reports/:report/additions", "addToConcernReport", {"words": "Mer."}, thing="report")
form(REPORT + "/aterkoppling", A + "/concern-reports/:report/feedback-requests", "addToConcernReport", show=False, thing="report")
form(C + "/uppgifter", A + "/facts", "changeChild", {"language": "sv", "protection": "none", "version": "0"})
page(C + "/overlamning/:handover", None, "seeHandOver", thing="handover")
ROUTES.append(Route(("POST",), C + "/overlamning/:handover", A + "/hand-overs/:handover/answer", "acceptHandOver", {"answer": "accept"}))

# --- consents ---------------------------------------------------------------------------------------------------------------------------
S, SA = C + "/samtycken/:consent", A + "/consents/:consent"
NOTED = {"person": "{guardian}", "givenOn": day(0)}
page(C + "/samtycken", A + "/consents", "seeConsent")
page(S, SA, "seeConsent", only=named_in_it)
form(C + "/samtycken/nytt", A + "/consents", "askConsent", {
    "recipients": ["{bup}"], "areas": ["health"], "kinds": ["plan"], "purpose": "För att.", "from": day(0), "until": day(90),
    "childPart": "heard", "childJudgement": "Hörd."})
form(S + "/undantag", SA + "/exceptions", "askConsent", {"person": "{guardian}", "excuse": "decision", "reference": "SN § 1"})
form(S + "/klart", SA + "/settlement", "askConsent")
form(S + "/svar", SA + "/answers", "answerConsent", {"answer": "yes", "areas": ["health", "home"]}, only=family)
form(S + "/noterat-svar", SA + "/noted-answers", "answerConsent", {**NOTED, "answer": "yes", "areas": ["health", "home"], "form": "oral"}, only=staff)
form(S + "/aterkalla", SA + "/withdrawals", "withdrawConsent", only=family)
form(S + "/noterad-aterkallelse", SA + "/noted-withdrawals", "withdrawConsent", NOTED, only=staff)

# --- meetings ---------------------------------------------------------------------------------------------------------------------------
MEETING = {"kind": "collaboration", "day": day(12), "time": "10:00", "minutes": 60, "areas": ["home"], "childPart": "Är med.", "agenda": "Vardagen.",
           "place": "Rum 4", "positions": ["{named}"]}
M, MA, MC, MCA = C + "/moten/:meeting", A + "/meetings/:meeting", C + "/moten/:meeting.called", A + "/meetings/:meeting.called"
page(C + "/moten", A + "/meetings", "seeMeeting")
page(M, MA, "seeMeeting", thing="meeting", only=not_hidden)
form(C + "/moten/nytt", A + "/meetings", "callMeeting", MEETING)
form(MC + "/svar", MCA + "/answers", "answerInvitation", {"answer": "yes"}, thing="meeting", only=by_name(
    ("maja", "rektor.bjork"), ("maja", "kurator.bjork"), ("maja", "socialsekreterare2"), ("maja", "lindqvist.anna"),
    ("maja", "lindqvist.johan"), ("maja", "maja"), ("abdi", "rektor.bjork"), ("tilde", "rektor.gomslet")), shown=not_hidden)
form(MC + "/bjud-in", MCA + "/invitations", "callMeeting", {"positions": ["{named}"]}, thing="meeting")
form(M + "/hall", MA + "/notes", "holdMeeting", {"notes": "Mer.", "childVoice": "Bra.", "guardiansTold": "Ja."}, thing="meeting")
form(M + "/beslut", MA + "/decisions", "holdMeeting", {"what": "Ringa", "position": "{named}", "due": day(9)}, thing="meeting")
form(MC + "/stall-in", MCA + "/cancellation", "callMeeting", {"reason": "Sjuk."}, thing="meeting")
form(M + "/beslut/:decision/klart", MA + "/decisions/:decision/outcome", "finishDecision", {"outcome": "Klart."}, thing="meeting",
     only=leads_or(("maja", "kurator.bjork")), shown=not_hidden)

# --- signals ----------------------------------------------------------------------------------------------------------------------------
G, GA = C + "/signaler/:signal", A + "/signals/:signal"
page(C + "/signaler", A + "/signals", "seeSignal")
page(G, GA, "seeSignal", thing="signal", only=kept_before)
form(C + "/signaler/ny", A + "/signals", "recordSignal", {
    "kind": "mood", "seenOn": day(0), "facts": "Sett.", "areas": ["home"], "childTalk": "yes", "guardiansTalk": "yes"}, only=staff, shown=anyone)
form(C + "/signaler/fran-familjen", A + "/family-signals", "recordSignal", {"facts": "Sett."}, only=family, shown=anyone)
form(G + "/bekraftelse", GA + "/acknowledgement", "acknowledgeSignal", show=False, thing="signal", only=kept_before)
form(G + "/svar", GA + "/answer", "answerSignal", {"outcome": "ownSupport"}, thing="signal", only=kept_before)

# --- assessments ------------------------------------------------------------------------------------------------------------------------
K, KA = C + "/kartlaggningar/:assessment", A + "/assessments/:assessment"
O, OA = C + "/kartlaggningar/:assessment.offered", A + "/assessments/:assessment.offered"
page(C + "/kartlaggningar", A + "/assessments", "seeAssessment")
page(K, KA, "seeAssessment", thing="assessment", only=not_hidden)
page(K + "/bild", None, "seeAssessment", thing="assessment", only=not_hidden)
form(C + "/kartlaggningar/ny", A + "/assessments", "startAssessment", {"purpose": "Varför"})
form(K + "/delegering", KA + "/delegation", "delegateAssessment", {"position": "{nurse}"}, thing="assessment")
form(K + "/delegering/ater", KA + "/delegation-return", "delegateAssessment", show=False, thing="assessment")
form(O + "/delegering/svar", OA + "/delegation-answer", "acceptDelegation", {"answer": "yes"}, thing="assessment.offered")
form(K + "/slutsats", KA + "/conclusion", "conclude", {"knownEnough": "Ja"}, thing="assessment")
form(K + "/perspektiv/ny", KA + "/perspectives", "askPerspective", {"due": day(9), "positions": ["{nurse}"]}, thing="assessment")
form(K + "/perspektiv/muntligt", KA + "/told-perspectives", "askPerspective", {"toldBy": "child", "level-home": "mixed", "worries-home": "Bråk"}, thing="assessment")
form(C + "/perspektiv/:perspective", A + "/perspectives/:perspective", "givePerspective", {"level-home": "mixed"}, thing="perspective",
     only=by_name(("maja", "maja"), ("abdi", "skolskoterska.bjork"), ("tilde", "rektor.gomslet")))
page(None, A + "/perspectives/:perspective", "givePerspective", thing="perspective",
     only=by_name(("maja", "maja"), ("abdi", "skolskoterska.bjork"), ("tilde", "rektor.gomslet")))

# --- coordinators and plans ---------------------------------------------------------------------------------------------------------------
page(C + "/samordningsperson", A + "/coordinations", "seeCoordinator")
form(C + "/samordningsperson/ny", A + "/coordinations", "chooseCoordinator", {"asked": "yes", "childWords": "Hon.", "position": "{named}"})
form(C + "/samordningsperson/:coordination/svar", A + "/coordinations/:coordination/answer", "acceptCoordination", {"answer": "accepted"},
     thing="coordination", only=by_name(("maja", "socialsekreterare"), ("abdi", "rektor.bjork"), ("tilde", "rektor.gomslet")))
P, PA = C + "/planer/:plan", A + "/plans/:plan"
TEXT = {"areas": ["home"], "mainWorkplace": "{home}", "childWords": "Lugnt.", "guardianWords": "Lugnt.", "ifWorse": "Ring.", "nextFollowUp": day(40)}
INTERVENTION = {"what": "Samtal", "position": "{named}", "byDay": day(20), "level": "preventive", "ground": "SoL"}
page(C + "/planer", A + "/plans", "seePlan")
page(P, PA, "seePlan", thing="plan")
page(P + "/skriv-ut", None, "seePlan", thing="plan")
page(P + "/versioner/:number", PA + "/versions/:number", "seePlan", thing="plan")
form(C + "/planer/ny", A + "/plans", "writePlan", TEXT)
form(P + "/andra", PA + "/changes", "writePlan", TEXT, thing="plan")
form(P + "/mal/nytt", PA + "/goals", "writePlan", {"words": "Mål", "area": "home"}, thing="plan")
form(P + "/mal/:goal", PA + "/goals/:goal/changes", "writePlan", {"words": "Mål", "area": "home"}, thing="plan")
form(P + "/mal/:goal/insats", PA + "/goals/:goal/interventions", "writePlan", INTERVENTION, thing="plan")
form(P + "/insatser/:intervention", PA + "/interventions/:intervention/changes", "writePlan", INTERVENTION, thing="plan")
# Told by the one responsible, or by those who lead [D3 "each intervention's responsible says what happened"].
form(P + "/insatser/:intervention/lage", PA + "/interventions/:intervention/reports", "followUp", {"status": "done", "words": "Gjort."},
     thing="plan", only=leads_or(), shown=staff)
form(P + "/uppfoljning/ny", PA + "/follow-ups", "followUp", thing="plan", only=leads)
page(P + "/uppfoljning/:followUp", PA + "/follow-ups/:followUp", "seePlan", thing="plan")
form(P + "/uppfoljning/:followUp/mal/:goal", PA + "/follow-ups/:followUp/goals/:goal/ratings", "followUp",
     {"child": 5, "childWords": "Bra", "adult": 5, "adultWords": "Bra"}, thing="plan",
     only=lambda relations, who, child: relations & (LEADS | FAMILY), shown=anyone)
form(P + "/uppfoljning/:followUp/klar", PA + "/follow-ups/:followUp/completion", "followUp",
     {"childWords": "Bra", "guardianWords": "Bra", "nextDay": day(60)}, thing="plan", only=leads)
form(P + "/avsluta", PA + "/closing", "closePlan", {"reason": "enough", "words": "Klart.", "child": "Bra.", "guardians": "Bra.", "parties": "Bra."}, thing="plan")

# --- custody and where the child goes -----------------------------------------------------------------------------------------------------
CUSTODY = {"custody": "joint", "from": day(0), "language": "sv", "source": "certificate"}
V, VA = C + "/vardnad", A + "/guardians"
page(V, VA, "changeChild")
form(V + "/ny", VA, "changeChild", {"given": "Ny", "family": "Person", **CUSTODY})
form(V + "/:guardian", VA + "/:guardian", "changeChild", {"version": "0", **CUSTODY})
form(V + "/bekrafta", A + "/custody-confirmation", "changeChild", {"version": "0", "source": "populationRegister"})
form(C + "/inskrivning", A + "/enrolments", "changeChild", {"workplace": "{gran}", "form": "compulsory", "year": 6, "from": day(1)})

# --- the family's own pages ---------------------------------------------------------------------------------------------------------------
page("/min-sida", "my-page", "seeToday")
page(C + "/min-plan", A + "/my-plan", "seePlan")
T, TA = C + "/meddelanden", A + "/messages"
page(None, TA, "seeMessages")
form(T, TA, "writeMessage", {"to": "{guardian}", "words": "Hej."})
# Nothing to answer: said by those who are to answer [D8 "messages to the coordinator"; promise 1].
form(T + "/:conversation/klart", TA + "/:conversation/completion", "writeMessage", show=False, only=staff)
# The child's own, by whoever is a child: of oneself.
form("/onskan", "wishes", "giveWish", {"meeting": "Fika."})
page(C + "/onskningar", A + "/wishes", "seeWishes")
form(C + "/onskningar/:wish/last", A + "/wishes/:wish/receipt", "receiveWish", show=False)
# The page has numbers to call and is open to anyone; only a child sends from it, and whatever is answered has the numbers [decision 8].
page("/inte-trygg", None, "seePublicPage")
form("/inte-trygg", None, "callForSafety", {"words": "Kom."}, show=False, own=True)
form(None, "safety-calls", "callForSafety", {"words": "Kom."})
page(None, "safety-calls", "callForSafety")
L, LA = C + "/trygghet/:call", A + "/safety-calls/:call"
page(L, LA, "seeSafetyCall", thing="call")
form(L + "/mottagen", LA + "/receipt", "answerSafetyCall", show=False, thing="call")
form(L + "/klart", LA + "/completion", "answerSafetyCall", {"outcome": "Vi har pratat."}, thing="call")
