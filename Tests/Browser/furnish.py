"""Brings one child of the demo county all the way, so that every kind of page is there to look at."""
import contextlib
import datetime
import re
import sqlite3
import time

SAMPLE = "Det här är skrivet för att prova sidan."


def day(ahead):
    return (datetime.date.today() + datetime.timedelta(days=ahead)).isoformat()


def answered(form, **wanted):
    """The form with an answer to everything that asks for one; `wanted` decides the rest."""
    answers = {}
    for name, kind in form.asks.items():
        group = kind == "checkbox" and len(form.choices[name]) > 1
        if any(form.values.get(name, [])) or name in wanted or not (group or name in form.required):
            continue
        if kind in ("radio", "select", "checkbox"):
            answers[name] = next((choice for choice in form.choices[name] if choice), "")
        elif name == "time":
            answers[name] = "14:00"
        elif kind == "date":
            answers[name] = day(14)
        else:
            answers[name] = SAMPLE
    return {**answers, **wanted}


def do(person, path, **wanted):
    """Fills in the form at an address and sends it; says what was wrong when it is refused."""
    page = person.get(path)
    assert page.status == 200, f"{person.login} {path}: {page.status}"
    form = page.form()
    done = person.send(form, answered(form, **wanted))
    assert done.status == 303, f"{person.login} {path}: {done.status} {[text for _, text in done.read.summary]} {re.sub('<[^>]*>', ' ', done.text)[-600:] if done.status == 409 else ''}"
    return done.location


def link(person, page, ending):
    """The address on a page that ends so."""
    found = [each for each in person.get(page).links if re.search(ending, each)]
    assert found, f"{person.login}: nothing like {ending} on {page}: {person.get(page).links}"
    return found[0]


def child(person, given):
    """The page of a child by its first name."""
    form = next(form for form in person.get("/barn/sok").forms if form.action == "/barn/sok")
    found = re.search(r'href="(/barn/[0-9a-f-]{36})"[^>]*>[^<]*' + given, person.send(form, {"text": given}).text)
    assert found, f"{person.login} finds no {given}"
    return found.group(1)


def choice(person, path, name, words):
    """The value of the choice that has these words beside it."""
    text = person.get(path).text
    found = re.search(r'<input[^>]*name="%s"[^>]*value="([^"]+)"[^>]*>\s*<label[^>]*>[^<]*%s' % (name, words), text) \
        or re.search(r'<option value="([^"]+)"[^>]*>[^<]*%s' % words, text)
    assert found, f"no {words} among {name} on {path}"
    return found.group(1)


def began(county, meeting):
    """Lets the hour of a meeting have come."""
    with contextlib.closing(sqlite3.connect(county.database.removeprefix("sqlite:"))) as database, database:
        key = meeting.rsplit("/", 1)[1]
        moved = database.execute("UPDATE meeting SET starts_at = ? WHERE id = ?", (int(time.time() - 3600) * 1000, key))
        assert moved.rowcount == 1


def furnish(county):
    """Consent given, and one still waited for; a meeting held and one called; a coordinator, a plan with a follow-up."""
    rektor, nurse, soc = (county.person(login) for login in ("rektor.bjork", "skolskoterska.bjork", "socialsekreterare"))
    family = [county.person(login) for login in ("lindqvist.anna", "lindqvist.johan", "maja")]
    maja = child(rektor, "Maja")

    ask = f"{maja}/samtycken/nytt"
    others = [choice(rektor, ask, "recipients", name) for name in ("Barn och familj", "BUP")]
    areas = ["home", "relations", "safety"]
    consent = do(rektor, ask, recipients=others, areas=areas, kinds=["assessment", "meeting", "plan"], until=day(180))
    for one in family:
        do(one, f"{consent}/svar", answer="yes", areas=areas)
    do(rektor, ask, recipients=others[1], areas=["health"], kinds="assessment", until=day(90))

    call = f"{maja}/moten/nytt"
    invited = [choice(rektor, call, "positions", name) for name in ("Erik Lind", "Birgitta Ohlsson")]
    called = {"positions": invited, "family": rektor.get(call).form().choices["family"], "place": "Björkskolan, rum 12"}
    do(rektor, call, **called)
    meeting = do(rektor, call, **called)
    do(soc, f"{meeting}/svar", answer="yes")
    began(county, meeting)
    do(rektor, f"{meeting}/hall")
    decided = {"position": choice(rektor, f"{meeting}/beslut", "position", "Birgitta Ohlsson")}
    do(rektor, f"{meeting}/beslut", **decided)

    choose = f"{maja}/samordningsperson/ny"
    chosen = choice(rektor, choose, "position", "Birgitta Ohlsson")
    do(rektor, choose, asked="yes", position=chosen, wished=chosen)
    do(nurse, link(nurse, f"{maja}/samordningsperson", "/svar$"), answer="accepted")

    new = f"{maja}/planer/ny"
    plan = do(nurse, new, areas=areas, mainWorkplace=choice(nurse, new, "mainWorkplace", "Björkskolan"))
    for words in ("Att det blir lugnt hemma.", "Att jag orkar gå till skolan."):
        do(nurse, f"{plan}/mal/nytt", words=words)
    task = link(nurse, plan, "/insats$")
    for ahead in (5, 30):
        do(nurse, task, position=choice(nurse, task, "position", "Birgitta Ohlsson"), byDay=day(ahead))
    report = link(nurse, plan, "/lage$")
    do(nurse, report, status="done")
    followed = do(nurse, f"{plan}/uppfoljning/ny")
    do(nurse, link(nurse, followed, "/mal/[0-9a-f-]{36}$"), child="4", adult="5")

    # What the family says by itself; of the two calls one is taken and one waits.
    do(family[2], "/onskan", meeting=SAMPLE)
    for one in family:
        do(one, f"{maja}/meddelanden")
    for _ in range(2):
        do(family[2], "/inte-trygg", words=SAMPLE)
    do(rektor, link(rektor, maja, "/trygghet/[0-9a-f-]{36}$"))

    # A report that has been opened, and one that waits, whose reporter wants no answer.
    do(county.person("mentor.8a"), f"{maja}/orosanmalan", guardiansTold="yes")
    chief = county.person("enhetschef.soc")
    do(chief, link(chief, "/orosanmalningar", "/orosanmalningar/[0-9a-f-]{36}$"))
    do(nurse, f"{maja}/orosanmalan", guardiansTold="yes", noFeedback="1")
    do(chief, "/orosanmalningar/ny")

    # Other children stand still on the way.
    hugo, emina, abdi = (child(rektor, name) for name in ("Hugo", "Emina", "Abdi"))
    do(rektor, f"{emina}/kartlaggningar/ny")
    begun = do(rektor, f"{hugo}/kartlaggningar/ny")
    offer = f"{begun}/delegering"
    do(rektor, offer, position=choice(rektor, offer, "position", "Birgitta Ohlsson"))
    choose = f"{abdi}/samordningsperson/ny"
    do(rektor, choose, asked="yes", position=choice(rektor, choose, "position", "Birgitta Ohlsson"))
    do(rektor, f"{abdi}/planer/ny")
    do(soc, "/signaler/ny", number="200808282396")
    mentor, about = county.person("mentor.8a"), "/grupper/signaler/ny"
    do(mentor, about, group=choice(mentor, about, "group", "8A"))
    school = county.folder / "school"
    school.mkdir()
    for resource in ("organisations", "persons", "placements", "groups", "duties", "activities"):
        (school / f"{resource}-1.json").write_text('{"data": [], "pageToken": null}')
    county.samsyn("import", "ss12000", str(school))
