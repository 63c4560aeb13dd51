// An open menu closes with Escape or by a press beside it.
export function closeMenus(page) {
  const openMenus = () => page.querySelectorAll("details.user-menu[open]");
  page.addEventListener("click", (event) => {
    for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;
  });
  page.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of openMenus()) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
}
