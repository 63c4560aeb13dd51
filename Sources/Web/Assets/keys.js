// Keys: "/" goes to the search, "?" shows what the keys do. They can be switched off, which a cookie remembers.
const cookie = "samsyn-keys";

const isOn = () => !document.cookie.split("; ").includes(`${cookie}=off`);

function remember(on) {
  const secure = location.protocol === "https:" ? "; secure" : "";
  const age = on ? 0 : 31_536_000;
  document.cookie = `${cookie}=off; path=/; max-age=${age}; samesite=strict${secure}`;
}

const isWriting = (place) =>
  place.isContentEditable || place.matches("textarea, select, input:not([type=radio], [type=checkbox])");

export function listenForKeys(page) {
  const help = page.querySelector("[data-shortcut-help]");
  const search = page.querySelector("form[action='/barn/sok'] [name=text]");
  const searches = search || page.querySelector(".main-nav a[href='/barn']");
  if (search && location.hash === `#${search.id}`) search.focus();
  const choice = help?.querySelector("[data-shortcuts-on]");
  if (choice) {
    choice.checked = isOn();
    choice.addEventListener("change", () => remember(choice.checked));
  }
  for (const opener of page.querySelectorAll("[data-open-shortcuts]")) {
    opener.hidden = !help;
    opener.addEventListener("click", () => help?.showModal());
  }
  page.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (isWriting(event.target) || page.querySelector("dialog[open]") || !isOn()) return;
    if (event.key === "/" && searches) {
      event.preventDefault();
      if (search) search.select();
      else location.assign("/barn/sok#text");
    } else if (event.key === "?" && help) {
      event.preventDefault();
      help.showModal();
    }
  });
}
