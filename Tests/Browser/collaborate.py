"""Samarbeta: consent, meeting, coordinator and the plan, until it is closed together."""
from gather import SCOPE
from screens import day

PLACES = ["Socialtjänsten Norr", "Barn- och ungdomsmottagningen"]
GOALS = [
    ("Jag vill våga gå till skolan på morgonen.", "trygghet", "Möter upp vid grinden varje morgon.", "Skolsköterska", "Främjande"),
    ("Jag vill att det är lugnt hemma på kvällen.", "hemmet", "Träffar familjen hemma varannan vecka.", "Socialsekreterare", "Förebyggande"),
    ("Jag vill ha någon att vara med på rasten.", "relationer", "Samtal om kamrater en gång i veckan.", "Psykolog", "Åtgärdande"),
]


def the_principal_asks_for_consent(story):
    principal = story.about("rektor", "/samtycken")
    principal.follow("Be om samtycke")
    principal.fill(
        recipients=PLACES, areas=SCOPE, kinds=["Kartläggningen", "Möten", "Planen"], childPart="Barnet hörs",
        purpose="Vi behöver hjälpas åt för att morgnarna ska bli lättare.",
        childJudgement="Fjorton år. Förstår frågan och vill att vi hjälps åt.")
    principal.press("Skicka frågan")
    story.consent = principal.path.removeprefix(story.child)
    story.sees(principal, "väntar på svar")


def one_guardian_consents(story):
    _consents(story, "vardnadshavare.1")
    story.sees(story.about("rektor", story.consent), "väntar på svar")


def the_other_guardian_consents(story):
    _consents(story, "vardnadshavare.2")
    principal = story.about("rektor", story.consent)
    assert "väntar på svar" not in principal.text


def _consents(story, login):
    guardian = story.about(login, story.consent)
    guardian.follow("Svara på frågan")
    guardian.fill(answer="Ja", areas=SCOPE)
    guardian.press("Lämna svaret")
    story.sees(guardian, "Ta tillbaka ditt ja")


def the_principal_calls_a_collaboration_meeting(story):
    principal = story.about("rektor", "/moten")
    principal.follow("Kalla till möte")
    principal.fill(
        kind="Samverkansmöte", day=day(), time="00:05", place="Grupprum 2", areas=SCOPE,
        positions=["Skolsköterska", "Socialsekreterare", "Psykolog"],
        childPart="Är med första halvan, tillsammans med skolsköterskan.", agenda="Vad var och en kan göra. Vem som samordnar.")
    principal.press("Skicka kallelsen")
    story.meeting = principal.path.removeprefix(story.child)
    story.are_inside("socialsekreterare", "vardare")


def those_invited_answer(story):
    for login in ("socialsekreterare", "vardare", "skolskoterska"):
        _comes(story, story.today(login, "Inbjudan att svara på"))
    for login in ("vardnadshavare.1", "vardnadshavare.2", "elev"):
        family = story.about(login, story.meeting)
        family.follow("Svara på inbjudan")
        _comes(story, family)


def _comes(story, hand):
    hand.fill(answer="Ja, jag kommer")
    hand.press("Spara")
    story.sees(hand, "kommer")


def the_meeting_is_held(story):
    principal = story.about("rektor", story.meeting)
    principal.follow("Skriv från mötet")
    principal.fill(
        notes="Alla är eniga om en gemensam plan.", childVoice="Jag vill att skolsköterskan håller ihop det.",
        guardiansTold="De var med på mötet.")
    principal.press("Spara")
    story.sees(principal, "Alla är eniga om en gemensam plan.")
    principal.follow("Lägg till ett beslut")
    principal.fill(what="Hör av sig till idrottsföreningen.", position="Socialsekreterare", due=day(14))
    principal.press("Spara")
    story.sees(principal, "Hör av sig till idrottsföreningen.")


def the_pupil_wishes_another_coordinator(story):
    principal = story.about("rektor", "/samordningsperson")
    principal.follow("Välj samordningsperson")
    principal.fill(
        asked="Ja, barnet är tillfrågat", childWords="Skolsköterskan, för hon lyssnar.", wished="Skolsköterska", position="Skolsköterska")
    principal.press("Fråga personen")
    nurse = story.today("skolskoterska", "Bli samordningsperson")
    nurse.fill(answer="Ja, jag tar emot")
    nurse.press("Spara")
    story.sees(nurse, "Skolsköterskan, för hon lyssnar.", "samordnar")


def the_plan_gets_three_goals(story):
    nurse = story.about("skolskoterska", "/planer")
    nurse.follow("Börja en plan")
    nurse.fill(
        areas=SCOPE, mainWorkplace="Socialtjänsten Norr", childWords="Jag vill orka hela veckan.",
        guardianWords="Vi vill ha lugnare kvällar.", ifWorse="Ring skolsköterskan. På natten 112 eller socialjouren.")
    nurse.press("Börja en plan")
    story.plan = nurse.path.removeprefix(story.child)
    for index, (goal, area, what, who, level) in enumerate(GOALS):
        nurse.follow("Lägg till ett mål")
        nurse.fill(words=goal, area=area)
        nurse.press("Spara")
        nurse.follow("Lägg till en insats", nth=index)
        nurse.fill(what=what, position=who, byDay=day(30), level=level, ground="Enligt samtycket och planen.")
        nurse.press("Spara")
        story.sees(nurse, goal, what)


def the_first_follow_up(story):
    nurse = story.about("skolskoterska", story.plan)
    nurse.follow("Börja uppföljningen")
    nurse.press("Börja uppföljningen")
    follow_up = nurse.path.removeprefix(story.child)
    for login, (_, _, what, _, _) in zip(("skolskoterska", "socialsekreterare", "vardare"), GOALS):
        hand = story.about(login, follow_up)
        hand.follow(what)
        hand.fill(status="Pågår", words="Har börjat och fungerar.", newDay=day(40))
        hand.press("Spara")
    # The child gives its own number, a guardian the adults'; the coordinator notes the others.
    for login, answers in (("elev", dict(child="4")), ("vardnadshavare.1", dict(adult="5"))):
        hand = story.about(login, follow_up)
        hand.follow(GOALS[0][0])
        hand.fill(**answers)
        hand.press("Spara")
    _rate(story, follow_up, GOALS[1:], "5", "6")
    _finish(story, follow_up, "Det är lättare att gå nu.")


def the_second_follow_up(story):
    nurse = story.about("skolskoterska", story.plan)
    nurse.follow("Börja uppföljningen")
    nurse.press("Börja uppföljningen")
    follow_up = nurse.path.removeprefix(story.child)
    for _, _, what, _, _ in GOALS:
        nurse.follow(what)
        nurse.fill(status="Klar", words="Blev gjort som vi sa.")
        nurse.press("Spara")
    _rate(story, follow_up, GOALS, "8", "8")
    _finish(story, follow_up, "Jag går hela veckan.")


def _rate(story, follow_up, goals, child, adult):
    nurse = story.about("skolskoterska", follow_up)
    for goal, *_ in goals:
        nurse.follow(goal)
        nurse.fill(child=child, adult=adult)
        nurse.press("Spara")


def _finish(story, follow_up, words):
    nurse = story.about("skolskoterska", follow_up)
    nurse.follow("Avsluta uppföljningen")
    nurse.fill(childWords=words, guardianWords="Vi ser att det vänder.")
    nurse.press("Avsluta uppföljningen")
    story.sees(nurse, words)


def the_plan_is_closed_together(story):
    nurse = story.about("skolskoterska", story.plan)
    nurse.follow("Avsluta planen")
    nurse.fill(
        reason="Målen är nådda", words="Vi gick igenom mål för mål på mötet.", child="Nu är det bra.", guardians="Vi är nöjda.",
        parties="Skolan: närvaron är tillbaka.\nSocialtjänsten: familjen klarar sig.\nMottagningen: samtalen är avslutade.")
    nurse.press("Avsluta planen")
    principal = story.about("rektor", story.plan)
    story.sees(principal, "avslutad", "Målen är nådda", "Nu är det bra.")
    for goal, *_ in GOALS:
        story.sees(principal, goal)
