// Leaving quickly: the page is blanked at once, the session is ended behind it, and something harmless is shown instead.
const presses = 3;
const within = 2000;

export function offerQuickExit(page) {
  const form = page.querySelector("form[data-quick-exit]");
  if (!form) return;

  const leave = () => {
    page.documentElement.classList.add("is-leaving");
    page.title = "";
    const goodbye = fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      keepalive: true,
      redirect: "manual",
    });
    goodbye.catch(() => {});
    location.replace(form.dataset.quickExit);
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    leave();
  });

  let times = [];
  page.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") {
      times = [];
      return;
    }
    if (event.repeat) return;
    const now = Date.now();
    times = [...times.filter((time) => now - time < within), now];
    if (times.length >= presses) leave();
  });
}
