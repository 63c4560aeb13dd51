// The end of the session: a warning two minutes before, read out every fifteen seconds, and a way to go on.
const warnBefore = 120_000;
const sayEvery = 15;

export function warnBeforeTheEnd(page, drafts) {
  const meta = page.querySelector("meta[name='samsyn-session-ends']");
  const dialog = page.querySelector("[data-session-warning]");
  if (!meta || !dialog) return;

  // The browser's clock may be wrong: what counts is how long was left when the server answered.
  const onThisClock = (ends, now) => Date.now() + Number(ends) - (Number(now) || Date.now());
  let end = onThisClock(meta.content, meta.dataset.now);
  const elsewhere = new BroadcastChannel("samsyn-session");
  const left = dialog.querySelector("[data-session-left]");
  const said = dialog.querySelector("[data-session-said]");

  const goOnUntil = (newEnd) => {
    end = newEnd;
    if (dialog.open) dialog.close();
  };
  elsewhere.addEventListener("message", (event) => goOnUntil(event.data));

  dialog.querySelector("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.target;
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        body: new URLSearchParams(new FormData(form)),
        headers: { accept: "application/json" },
        redirect: "error",
      });
      if (!answer.ok) throw new Error(String(answer.status));
      const { endsAt } = await answer.json();
      goOnUntil(onThisClock(endsAt, Date.parse(answer.headers.get("date"))));
      elsewhere.postMessage(end);
    } catch {
      form.submit();
    }
  });
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    dialog.querySelector("form").requestSubmit();
  });

  setInterval(() => {
    const remaining = end - Date.now();
    if (remaining > warnBefore) {
      if (dialog.open) dialog.close();
      return;
    }
    if (remaining <= 0) {
      // The page is fetched anew, so the server decides: sign in, and come back to the draft.
      location.assign(location.pathname + location.search);
      return;
    }
    if (!dialog.open) {
      drafts.saveAll();
      dialog.showModal();
      said.textContent = "";
    }
    const seconds = Math.ceil(remaining / 1000);
    const words =
      seconds > 60
        ? left.dataset.minutes.replace("{0}", Math.ceil(seconds / 60))
        : left.dataset.seconds.replace("{0}", seconds);
    left.textContent = words;
    if (seconds % sayEvery === 0 || said.textContent === "") said.textContent = words;
  }, 1000);
}
