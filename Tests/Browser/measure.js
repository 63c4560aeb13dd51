// What a reader would stumble on, each fault as one line of words. Put into a page by the tests; never served.
window.measure = (() => {
  const name = (el) => {
    const own = el.tagName.toLowerCase() + (el.id ? `#${el.id}` : "") + [...el.classList].map((part) => `.${part}`).join("");
    return `${own} “${(el.textContent || el.value || "").trim().replace(/\s+/g, " ").slice(0, 40)}”`;
  };
  const styled = (el) => getComputedStyle(el);
  const isForEars = (el) => el && (styled(el).clipPath === "inset(50%)" || isForEars(el.parentElement));
  const shown = (el) => el.checkVisibility({ visibilityProperty: true }) && !el.closest("[aria-hidden=true]") && !isForEars(el);
  const scrolls = (el) => {
    for (let up = el; up && up !== document.body; up = up.parentElement)
      if (/auto|scroll/.test(styled(up).overflowX) && up.scrollWidth > up.clientWidth) return true;
    return false;
  };

  // Words as they stand on the page, each with the boxes it fills.
  function texts() {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const el = node.parentElement;
      if (!node.data.trim() || el.closest("svg, script, style, dialog:not([open])") || !shown(el)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      found.push({ node, el, boxes: [...range.getClientRects()].filter((box) => box.width > 1) });
    }
    return found;
  }

  function sideways() {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.body.querySelectorAll("*")].filter(
      (el) => shown(el) && el.getBoundingClientRect().right > width + 1 && !scrolls(el));
    return [`the page scrolls sideways: ${wide.slice(-3).map(name).join(" | ")}`];
  }

  function cut(all) {
    const faults = new Set();
    for (const { el, boxes } of all) {
      for (let up = el; up && up !== document.body; up = up.parentElement) {
        const style = styled(up);
        const clips = /hidden|clip/.test(style.overflowX) || /hidden|clip/.test(style.overflowY);
        if (!clips) continue;
        const frame = up.getBoundingClientRect();
        if (boxes.some((box) => box.right > frame.right + 2 || box.bottom > frame.bottom + 2)) faults.add(`cut: ${name(el)}`);
      }
      if (!scrolls(el) && boxes.some((box) => box.right > document.documentElement.clientWidth + 1 || box.left < -1))
        faults.add(`outside the page: ${name(el)}`);
    }
    // Words that the style sheet puts before a cell.
    for (const cell of document.querySelectorAll("td[data-label]")) {
      const before = getComputedStyle(cell, "::before");
      const left = cell.getBoundingClientRect().left + parseFloat(styled(cell).paddingLeft) + parseFloat(before.marginLeft);
      if (!/^(none|normal|"")$/.test(before.content) && before.display !== "none" && shown(cell) && left < -1)
        faults.add(`outside the page: ${before.content} before ${name(cell)}`);
    }
    return [...faults];
  }

  // A word that breaks where no hyphen or sign allows it.
  function broken(all) {
    const faults = new Set();
    for (const { node, el, boxes } of all) {
      if (boxes.length < 2) continue;
      for (const { 0: word, index } of node.data.matchAll(/[\p{L}\p{N}]{2,}/gu)) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        const tops = new Set([...range.getClientRects()].filter((box) => box.width > 1).map((box) => Math.round(box.top)));
        if (tops.size > 1) faults.add(`“${word}” is broken in ${name(el)}`);
      }
    }
    return [...faults];
  }

  function overlapping(all) {
    const faults = new Set();
    const boxes = all
      .filter(({ el }) => !el.closest(".child-bar, .quick-exit, .user-menu__list") && !scrolls(el))
      .flatMap(({ el, boxes }) => boxes.map((box) => ({ el, box })))
      .sort((a, b) => a.box.top - b.box.top);
    boxes.forEach((one, index) => {
      for (let next = index + 1; next < boxes.length && boxes[next].box.top < one.box.bottom - 4; next += 1) {
        const other = boxes[next];
        const over = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        if (over > 4 && one.el !== other.el) faults.add(`one over the other: ${name(one.el)} and ${name(other.el)}`);
      }
    });
    return [...faults];
  }

  const layout = () => {
    const all = texts();
    return [...sideways(), ...cut(all), ...broken(all), ...overlapping(all)];
  };

  // Text with more air between letters, words and lines, as some readers set it: nothing may be lost.
  function airy() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; line-height: 1.5 !important }" +
      "p { margin-bottom: 2em !important }");
    document.adoptedStyleSheets = [sheet];
    const all = texts();
    const faults = [...sideways(), ...cut(all), ...overlapping(all)];
    document.adoptedStyleSheets = [];
    return faults;
  }

  const tabbable = () =>
    [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")].filter(
      (el) => !el.disabled && el.checkVisibility({ visibilityProperty: true }) && !el.closest("dialog:not([open])"));

  // What has the focus is seen: it has a frame, and nothing lies over it.
  function focus() {
    const faults = [];
    for (const el of tabbable()) {
      el.focus({ focusVisible: true });
      if (document.activeElement !== el) {
        faults.push(`takes no focus: ${name(el)}`);
        continue;
      }
      const framed = [el, el.parentElement].some((one) => {
        const { outlineStyle, outlineWidth } = styled(one);
        return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
      });
      if (!framed) faults.push(`no frame when focused: ${name(el)}`);
      const box = [...el.getClientRects()].find((one) => one.width > 0) ?? el.getBoundingClientRect();
      const points = [[0.5, 0.5], [0.1, 0.05], [0.9, 0.05], [0.1, 0.95], [0.9, 0.95]].map(([x, y]) =>
        document.elementFromPoint(box.left + box.width * x, box.top + box.height * y));
      if (!points.some((top) => top && (el.contains(top) || top.contains(el) || top.closest("label")?.contains(el) ||
        top.closest("label")?.htmlFor === el.id))) faults.push(`hidden when focused: ${name(el)}`);
    }
    document.activeElement?.blur?.();
    scrollTo(0, 0);
    return faults;
  }

  return { layout, airy, focus };
})();
