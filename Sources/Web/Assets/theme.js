// Light or dark: at once here, and remembered by the server.
export function switchTheme(page) {
  for (const form of page.querySelectorAll("form[data-theme-switch]")) {
    let plainly = false;
    form.addEventListener("submit", async (event) => {
      const button = event.submitter;
      if (!button?.name || plainly) return;
      event.preventDefault();
      const fields = new URLSearchParams(new FormData(form, button));
      try {
        const answer = await fetch(form.action, { method: "POST", body: fields, redirect: "manual" });
        if (!answer.ok && answer.type !== "opaqueredirect") throw new Error(String(answer.status));
      } catch {
        plainly = true;
        form.requestSubmit(button);
        return;
      }
      if (button.value === "light" || button.value === "dark") page.documentElement.dataset.theme = button.value;
      else delete page.documentElement.dataset.theme;
      for (const other of form.querySelectorAll("button")) other.setAttribute("aria-pressed", String(other === button));
    });
  }
}
