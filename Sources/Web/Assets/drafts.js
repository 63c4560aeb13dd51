// Drafts: a form with data-draft-url is saved on the server while one writes.
const every = 10_000;
// What a browser may still send while the page is closing.
const mostAtClosing = 60_000;

class Draft {
  #form;
  #dirty = false;
  #sending = false;
  #over = false;
  #stop = new AbortController();

  constructor(form) {
    this.#form = form;
    form.addEventListener("input", () => (this.#dirty = true));
    form.addEventListener("change", () => (this.#dirty = true));
    form.addEventListener("focusout", () => this.save());
    form.addEventListener("submit", (event) => {
      if (!event.defaultPrevented) this.#finish();
    });
    setInterval(() => this.save(), every);
  }

  async save({ closing = false } = {}) {
    if (!this.#dirty || this.#sending || this.#over) return;
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(this.#form)) if (typeof value === "string") fields.append(name, value);
    this.#dirty = false;
    this.#sending = true;
    try {
      const answer = await fetch(this.#form.dataset.draftUrl, {
        method: "POST",
        body: fields,
        headers: { "x-samsyn-autosave": "1" },
        keepalive: closing && fields.toString().length < mostAtClosing,
        redirect: "error",
        signal: this.#stop.signal,
      });
      if (!answer.ok) throw new Error(String(answer.status));
      this.#say("saved", new Date().toLocaleTimeString("sv-SE", { hour: "2-digit", minute: "2-digit" }));
    } catch {
      this.#dirty = true;
      this.#say("failed", "");
    } finally {
      this.#sending = false;
    }
  }

  // The text itself is on its way: a draft must not arrive after it.
  #finish() {
    this.#over = true;
    this.#stop.abort();
  }

  resume() {
    this.#over = false;
    this.#stop = new AbortController();
  }

  #say(outcome, time) {
    const status = this.#form.querySelector("[data-draft-status]") ?? document.querySelector("[data-draft-status]");
    if (!status || this.#over) return;
    const words = status.dataset[outcome].replace("{0}", time);
    status.classList.toggle("draft-status--failed", outcome === "failed");
    if (status.textContent !== words) status.textContent = words;
  }
}

export function keepDrafts(page) {
  const drafts = [...page.querySelectorAll("form[data-draft-url]")].map((form) => new Draft(form));
  const saveAll = (how) => Promise.all(drafts.map((draft) => draft.save(how)));
  page.addEventListener("visibilitychange", () => {
    if (page.visibilityState === "hidden") saveAll({ closing: true });
  });
  addEventListener("pageshow", () => drafts.forEach((draft) => draft.resume()));
  return { saveAll };
}
