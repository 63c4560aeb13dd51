"""The demo county in a house of its own, and its people."""
import contextlib

from house import House

PASSWORD = "samsyn-demo"


@contextlib.contextmanager
def demo(engine="sqlite", **how):
    house = House(engine, **how)
    try:
        house.samsyn("demo")
        with house:
            yield house
    finally:
        house.remove()


def token(house, login, password=PASSWORD):
    answer = house.post("/api/v1/sessions", json={"login": login, "password": password}, timeout=60)
    assert answer.status_code == 201, f"{login}: {answer.text}"
    return answer.json()["id"]
