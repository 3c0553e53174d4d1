// The behaviour of <reactive-value>, fetched when the page has one.

/**
 * Keeps the text of `element` equal to the value that it names, in the number
 * format of its figure; `figureOf` returns the figure that runs in an element. Returns
 * a function that ends this.
 */
export function follow(element, figureOf) {
  const host = element.getRootNode().getElementById?.(element.getAttribute("for"));
  if (!host) return () => {};
  const of = element.getAttribute("of") ?? "";
  const stop = new AbortController();
  let show;
  const update = () => {
    const text = host.valueText?.(of);
    // An unknown name, or a figure that does not run, leaves the author's text.
    if (text === undefined) return;
    if (element.textContent !== text) element.textContent = text;
    if (!element.hasAttribute("editable")) return;
    const range = () => figureOf(host)?.valueRange(of);
    if (!range()) return;
    show ??= beEditable(element, range, (value, held) => figureOf(host)?.turnValue(of, value, held), stop.signal);
    show();
  };
  host.addEventListener("reactive-allocation-update", update, stop);
  update();
  return () => stop.abort();
}

const css = new CSSStyleSheet();
css.replaceSync(`:host{cursor:ew-resize;display:inline-block;position:relative;touch-action:pan-y pinch-zoom;user-select:none;-webkit-user-select:none}
:host::before{content:"";inset:-5px -6px;position:absolute}
@media(any-pointer:coarse){:host::before{inset:-12px -18px}}
[popover]{background:Canvas;border:1px solid GrayText;border-radius:8px;color:CanvasText;cursor:default;inset:auto;margin:0;overflow:hidden;padding:0;position:absolute}
button{background:none;border:0;color:inherit;cursor:pointer;font:24px/44px system-ui;height:44px;padding:0;touch-action:manipulation;width:52px}
button+button{border-inline-start:1px solid GrayText}
button:hover{background:color-mix(in srgb,CanvasText 10%,Canvas)}`);

/** The steps of the keys. */
const STEPS = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1, PageUp: 10, PageDown: -10, Home: -Infinity, End: Infinity };

/**
 * Lets the reader change a setting in the text: by keys, by dragging sideways, and by
 * two buttons that a click opens. Returns a function that shows the present range.
 */
function beEditable(element, range, turn, signal) {
  const root = element.shadowRoot ?? element.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [css];
  const box = document.createElement("div");
  box.popover = "auto";
  root.replaceChildren(document.createElement("slot"), box);
  element.role = "spinbutton";
  element.tabIndex = 0;

  const within = ({ min, max }, value) => Math.min(max, Math.max(min, value));
  const step = (by) => {
    const one = range();
    if (one) turn(within(one, one.now + by * one.step), false);
  };
  const buttons = ["−", "+"].map((sign, index) => {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", textContent: sign, onclick: () => step(2 * index - 1) });
    box.append(button);
    return button;
  });
  const open = () => {
    box.showPopover?.();
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = box;
    const x = Math.max(4, Math.min((left + right - width) / 2, document.documentElement.clientWidth - width - 4));
    const y = top > height + 8 ? top - height - 8 : bottom + 8;
    Object.assign(box.style, { left: `${x + scrollX}px`, top: `${y + scrollY}px` });
  };

  /** What the pointer that is down does: where it began, and from which value. */
  let drag;
  const listen = (type, listener) => element.addEventListener(type, (event) => event.composedPath().includes(box) || listener(event), { signal });
  listen("pointerdown", (event) => {
    drag = event.isPrimary && !event.button && { x: event.clientX, wasOpen: box.matches(":popover-open"), ...range() };
  });
  listen("pointermove", (event) => {
    if (!drag || !event.buttons || !event.isPrimary) return;
    const dx = event.clientX - drag.x;
    if (!drag.moved && Math.abs(dx) < (event.pointerType === "mouse" ? 4 : 8)) return;
    if (!drag.moved) element.setPointerCapture(event.pointerId);
    drag.moved = true;
    // The whole range is a way of about 300 px.
    const { min, max, now, step } = drag;
    const way = Math.min(12, Math.max(2, (300 * step) / (max - min)));
    const forwards = getComputedStyle(element).direction === "rtl" ? -dx : dx;
    turn(within(drag, now + Math.trunc(forwards / way) * step), true);
  });
  // Comes after the pointer is lifted, and where the engine takes the pointer away.
  listen("lostpointercapture", () => drag?.moved && turn(range()?.now, false));
  // The page moves instead.
  listen("pointercancel", () => {
    if (drag?.moved) turn(drag.now, false);
    drag = undefined;
  });
  listen("click", () => drag?.moved || drag?.wasOpen || open());
  element.addEventListener("keydown", (event) => {
    if (!(event.key in STEPS)) return;
    event.preventDefault();
    step(STEPS[event.key]);
  }, { signal });
  signal.addEventListener("abort", () => box.hidePopover?.());

  return () => {
    const { min, max, now, step, label, text, hint } = range();
    Object.assign(element, { ariaValueMin: min, ariaValueMax: max, ariaValueNow: now, ariaValueText: text });
    element.ariaLabel ??= label;
    element.title ||= hint;
    buttons.forEach((button, index) => {
      button.ariaLabel = `${label} ${index ? "+" : "−"}${step}`;
      button.ariaDisabled = now === (index ? max : min);
    });
  };
}
