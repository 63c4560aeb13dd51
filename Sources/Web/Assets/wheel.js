// The picture of the wheel follows the answers.
export function followWheels(page) {
  for (const wheel of page.querySelectorAll("[data-wheel-input]")) {
    const picture = wheel.querySelector("[data-wheel-live]");
    const show = (answer) => {
      const segment = picture.querySelector(`[data-area="${CSS.escape(answer.dataset.wheelArea)}"]`);
      if (!segment) return;
      segment.setAttribute("class", `wheel__segment wheel__segment--${answer.value || "none"}`);
      segment.querySelector(".wheel__word textPath").textContent =
        answer.dataset.wheelWord ?? picture.dataset.unanswered;
    };
    const showAll = () => wheel.querySelectorAll("[data-wheel-area]:checked").forEach(show);
    wheel.addEventListener("change", (event) => {
      if (event.target.matches("[data-wheel-area]")) show(event.target);
    });
    // The browser may have put back earlier answers.
    addEventListener("pageshow", showAll);
  }
}
