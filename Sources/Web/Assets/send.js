// A form pressed twice is sent once. The server makes one record of it anyway.
const again = 5000;

export function sendOnce(page) {
  const sent = new WeakMap();
  const buttons = (form) => form.querySelectorAll("button:not([type=button])");
  const settle = (form) => {
    sent.delete(form);
    buttons(form).forEach((button) => button.removeAttribute("aria-disabled"));
  };

  page.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (sent.has(form)) {
      event.preventDefault();
      return;
    }
    sent.set(form, true);
    buttons(form).forEach((button) => button.setAttribute("aria-disabled", "true"));
    setTimeout(() => settle(form), again);
  });
  addEventListener("pageshow", () => page.querySelectorAll("form").forEach(settle));
}
