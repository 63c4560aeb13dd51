"""The people of a story at their screens: signed in once each, and every address they come to is remembered."""
import datetime
import urllib.parse

from hands import Keys, Pointer
from outsiders import Map, Outsider, Seen
from visitor import PASSWORD, Visitor

OUTSIDERS = ["granne", "soc.utan.grund", "annan.foralder"]
# Outside as well, until they are invited with the consent of both guardians.
UNTIL_INVITED = ["socialsekreterare", "vardare"]


def day(days=0):
    """As it is typed in a form."""
    return (datetime.date.today() + datetime.timedelta(days)).isoformat()


class Story:
    def __init__(self, town, browser, hand="pointer", scripts=True, watched=True):
        self.town, self.browser, self.hand, self.scripts = town, browser, hand, scripts
        self.pupil = town.school.pupil
        self.screens = {}
        self.map = Map(town.house)
        self.visited = []
        self.outsiders = {login: self._outsider(login) for login in OUTSIDERS + UNTIL_INVITED if watched}

    def elsewhere(self, town, **how):
        """The same story, going on in a twin of its town."""
        story = Story(town, self.browser, watched=False, **how)
        for name in ("child", "signal", "assessment", "consent", "meeting", "plan", "map", "visited"):
            setattr(story, name, getattr(self, name))
        return story

    def _outsider(self, login):
        return Outsider(Visitor(self.town.house, login), self.town.school.pupil)

    def at(self, login):
        """The person's screen, signed in."""
        if login not in self.screens:
            self.screens[login] = self.sign_in(login)
        return self.screens[login]

    def sign_in(self, login):
        context = self.browser.new_context(java_script_enabled=self.scripts, locale="sv-SE")
        page = context.new_page()
        page.on("response", lambda answer: self._touched(login, answer))
        hand = (Keys if self.hand == "keys" else Pointer)(page, self.town.house.address)
        hand.go_to("/logga-in")
        self.type_password(hand, login)
        return hand

    @staticmethod
    def type_password(hand, login):
        hand.fill(login=login, password=PASSWORD)
        hand.press("Logga in")

    def find_pupil(self, login):
        """Searches for the pupil and opens the page; the address is kept for those who are given it."""
        hand = self.at(login)
        hand.go_to("/barn/sok")
        hand.fill(text=self.pupil["familyName"])
        hand.press("Sök")
        hand.follow(f"{self.pupil['familyName']}, {self.pupil['givenName']}")
        self.child = hand.path
        return hand

    def today(self, login, words):
        """From the start page to what waits there."""
        hand = self.at(login)
        hand.go_to("/")
        hand.follow(f"{words}: {self.name(self.pupil)}")
        return hand

    def about(self, login, part=""):
        """The page about the pupil, or one below it."""
        hand = self.at(login)
        status = hand.go_to(self.child + part)
        assert status == 200, f"{login} got {status} at {self.child}{part}"
        return hand

    @staticmethod
    def name(person):
        return f"{person['givenName']} {person['familyName']}"

    def _touched(self, login, answer):
        path = urllib.parse.urlsplit(answer.url).path
        if answer.url.startswith(self.town.house.address) and not path.startswith("/filer/"):
            self.map.touch(answer.request.method, path)
            if answer.request.method == "GET" and answer.status == 200 and (login, path) not in self.visited:
                self.visited.append((login, path))

    def sees(self, hand, *words):
        for one in words:
            assert one in hand.text, f"'{one}' is not on {hand.path}:\n{hand.text}"

    def nobody_else_sees(self):
        """Everyone outside finds every address of the story as if it had never been."""
        addresses = self.map.all()
        for outsider in self.outsiders.values():
            outsider.sees_nothing(addresses)
        return len(addresses) * len(self.outsiders)

    def are_inside(self, *logins):
        """They have been let in, with consent."""
        for login in logins:
            self.outsiders.pop(login, None)

    def somebody_inside_is_found_out(self, login):
        """The planted fault: one who may see is put in an outsider's place, and the check must notice."""
        try:
            self._outsider(login).sees_nothing(self.map.all())
        except Seen:
            return True
        return False

    def leave(self):
        for hand in self.screens.values():
            hand.page.context.close()
