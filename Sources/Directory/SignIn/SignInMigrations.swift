import Storage

let signInMigrations = [
    Migration(
        "2026-11-21 directory: accounts and sessions",
        """
        CREATE TABLE account (
          id TEXT PRIMARY KEY,
          person_id TEXT NOT NULL REFERENCES person (id),
          login TEXT NOT NULL UNIQUE,
          password TEXT NOT NULL,
          made_at BIGINT NOT NULL,
          disabled_at BIGINT
        );
        CREATE TABLE session (
          secret_hash TEXT PRIMARY KEY,
          account_id TEXT NOT NULL REFERENCES account (id),
          token TEXT NOT NULL,
          began_at BIGINT NOT NULL,
          seen_at BIGINT NOT NULL
        );
        CREATE INDEX session_account ON session (account_id);
        CREATE TABLE sign_in_throttle (
          bucket TEXT PRIMARY KEY,
          failures BIGINT NOT NULL,
          blocked_until BIGINT NOT NULL,
          last_at BIGINT NOT NULL
        );
        CREATE TABLE known_device (
          account_id TEXT NOT NULL REFERENCES account (id),
          device_hash TEXT NOT NULL,
          at BIGINT NOT NULL,
          PRIMARY KEY (account_id, device_hash)
        );
        """)
]
