// Everything works without this. Nothing about a person is ever kept in the browser.
import { keepDrafts } from "./drafts.js";
import { warnBeforeTheEnd } from "./session.js";
import { followWheels } from "./wheel.js";
import { listenForKeys } from "./keys.js";
import { switchTheme } from "./theme.js";
import { offerQuickExit } from "./exit.js";
import { offerReading } from "./aloud.js";
import { sendOnce } from "./send.js";
import { closeMenus } from "./menus.js";

const drafts = keepDrafts(document);
warnBeforeTheEnd(document, drafts);
followWheels(document);
listenForKeys(document);
switchTheme(document);
offerQuickExit(document);
offerReading(document);
sendOnce(document);
closeMenus(document);

// After a form came back with faults, the reader starts at the list of them.
document.querySelector(".error-summary")?.focus();
