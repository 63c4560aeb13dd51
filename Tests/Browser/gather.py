"""Upptäcka och kartlägga: from a mentor's worry to a picture that many have drawn."""
import re

from screens import day

SCOPE = ["trygghet", "hemmet", "relationer"]


def the_mentor_signals_changed_attendance(story):
    mentor = story.find_pupil("mentor")
    mentor.follow("Skicka en signal")
    seen = "Borta fyra måndagar i rad. Kommer sent även andra dagar."
    mentor.fill(
        kind="Ändrad närvaro", seenOn=day(), facts=seen, strengths="Är med när vi läser högt.", areas=["trygghet", "lärande"],
        childTalk="Ja", guardiansTalk="Nej")
    mentor.press("Skicka en signal", refused=True)
    # One answer is missing: it is asked for beside its question, and nothing that was written is gone.
    story.sees(mentor, "Skriv varför inte. En mening räcker.")
    assert mentor.holds("facts") == seen
    mentor.fill(guardiansTalkWhyNot="Jag har ringt två gånger utan svar.")
    mentor.press("Skicka en signal")
    story.signal = mentor.path
    story.sees(mentor, "Ändrad närvaro", "Signalen är skickad")


def the_principal_acknowledges(story):
    principal = story.today("rektor", "Signal att ta emot")
    assert principal.path == story.signal
    principal.press("Bekräfta att du har tagit emot signalen")
    mentor = story.at("mentor")
    mentor.go_to("/signaler")
    story.sees(mentor, "Mottagen")


def the_principal_begins_to_map(story):
    principal = story.at("rektor")
    principal.follow("Börja kartlägga")
    principal.fill(purpose="Förstå varför måndagarna blir så svåra.")
    principal.press("Börja kartlägga")
    story.assessment = principal.path
    principal.follow("Be om perspektiv")
    family = [story.pupil, *story.town.school.guardians]
    principal.fill(positions=["Skolsköterska"], people=[story.name(one) for one in family], question="Hur är en vanlig måndag?")
    principal.press("Skicka frågan")
    story.sees(principal, "Har inte lämnat in")


def the_pupil_fills_the_wheel_with_faces(story):
    pupil = story.about("elev")
    pupil.follow(re.compile("^Ge din bild"))
    pupil.fill(
        **{"level-safety": "Inte så bra", "level-home": "Sådär", "level-learning": "Ganska bra",
           "worries-safety": "Det är jobbigt på morgonen.", "handIn": True})
    pupil.press("Spara")
    story.sees(pupil, "Inlämnad")


def both_guardians_fill_the_wheel(story):
    for login, level in (("vardnadshavare.1", "Oro"), ("vardnadshavare.2", "Både och")):
        guardian = story.about(login)
        guardian.follow(re.compile("^Ge din bild"))
        guardian.fill(
            **{"level-home": level, "worries-home": "Det är mycket bråk på kvällen.", "level-relations": "Mest bra",
               "strengths-relations": "Har en nära kusin.", "handIn": True})
        guardian.press("Spara")
        story.sees(guardian, "Inlämnad")


def the_school_nurse_fills_the_wheel(story):
    nurse = story.today("skolskoterska", "Beskriv din bild")
    nurse.fill(
        **{"level-health": "Mest bra", "strengths-health": "Sover och äter som andra.", "level-safety": "Stor oro",
           "worries-safety": "Ont i magen före skolan.", "risks-safety": "Sömnen på söndagar.", "handIn": True})
    nurse.press("Spara")
    story.sees(nurse, "Inlämnad")


def the_principal_answers_the_five_questions(story):
    principal = story.about("rektor", story.assessment.removeprefix(story.child))
    # All the pictures lie over each other, and nobody is waited for.
    story.sees(principal, "Det är mycket bråk på kvällen.", "Ont i magen före skolan.", "Det är jobbigt på morgonen.")
    assert "Har inte lämnat in" not in principal.text
    principal.follow("De fem frågorna och slutsats")
    principal.fill(
        knownEnough="Ja, tillsammans räcker bilderna.", inTheWay="Otrygga morgnar och bråk hemma.", doNow="Möta upp vid grinden.",
        ownWorkplace="Samtal med skolsköterskan.", othersHelp="Stöd till familjen och samtal om oron.",
        conclusion="Samverkan behövs", areas=SCOPE, sectors=["socialtjänst", "hälso- och sjukvård"],
        childsView="Jag vill att någon hjälper mamma och pappa också.", toldOn=day(), toldBy="Rektor", finish=True)
    principal.press("Spara")
    story.sees(principal, "Samverkan behövs", *SCOPE)
