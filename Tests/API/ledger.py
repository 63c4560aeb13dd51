"""What stands in a house's database: read straight from it, so that nothing of the server is trusted."""
import contextlib
import re
import sqlite3

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


@contextlib.contextmanager
def opened(house):
    if house.database.startswith("sqlite:"):
        connection = sqlite3.connect(house.database.removeprefix("sqlite:"), timeout=20)
        connection.create_collation("sv", lambda left, right: (left > right) - (left < right))
        mark = "?"
    else:
        import psycopg

        connection = psycopg.connect(house.database)
        mark = "%s"
    try:
        yield lambda sql, *holes: connection.execute(sql.replace("?", mark), holes)
        connection.commit()
    finally:
        connection.close()


def rows(house, sql, *holes):
    with opened(house) as run:
        return run(sql, *holes).fetchall()


def change(house, sql, *holes):
    with opened(house) as run:
        run(sql, *holes)


def last(house):
    return rows(house, "SELECT COALESCE(MAX(seq), 0) FROM journal")[0][0]


def marks(house, after):
    """The journal's marks after a number: who did what, as what, on which ground; ids apart, since no two houses share them."""
    found = rows(
        house,
        """
        SELECT journal.kind, journal.action, account.login, position.title, journal.child_id IS NOT NULL, journal.about,
          journal.ground FROM journal LEFT JOIN account ON account.id = journal.account_id
        LEFT JOIN position ON position.id = journal.position_id WHERE seq > ? ORDER BY seq
        """, after)
    return [(kind, action, login, title, bool(child), UUID.sub("*", about), ground)
            for kind, action, login, title, child, about, ground in found]
