// Reading aloud with the browser's own voice, one paragraph at a time.
const readable = "h1, h2, h3, p, li, legend, label, dt, dd, summary";

const wordsIn = (place) =>
  [...place.querySelectorAll(readable)]
    .filter((part) => part.checkVisibility?.() !== false && !part.querySelector(readable))
    .filter((part) => !part.closest("[aria-hidden=true], .unseen, [data-quick-exit]"))
    .map((part) => part.textContent.trim())
    .filter(Boolean);

export function offerReading(page) {
  if (!("speechSynthesis" in window)) return;
  const button = page.querySelector("[data-read-aloud]");
  const place = page.querySelector("main");
  if (!button || !place) return;
  const start = button.textContent;
  const rest = () => {
    button.textContent = start;
  };

  button.hidden = false;
  button.addEventListener("click", () => {
    const reading = speechSynthesis.speaking || speechSynthesis.pending;
    speechSynthesis.cancel();
    rest();
    if (reading) return;
    const parts = wordsIn(place).map((words) => {
      const part = new SpeechSynthesisUtterance(words);
      part.lang = page.documentElement.lang || "sv";
      part.rate = 0.9;
      return part;
    });
    if (parts.length === 0) return;
    parts.at(-1).addEventListener("end", rest);
    button.textContent = button.dataset.stop;
    parts.forEach((part) => speechSynthesis.speak(part));
  });
  addEventListener("pagehide", () => speechSynthesis.cancel());
}
