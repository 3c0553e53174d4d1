// Appended to the glue by the build: what is there once a figure runs, and
// fetches what is wanted rarely. `pinned` is the loader's.

const VALUE_INTEGRITY = "";
const REST_INTEGRITY = "";
export const WASM_INTEGRITY = "";

/** Defines <reactive-value>: until a figure runs, its text is the author's. */
export const defineValue = (pinned) =>
  customElements.get("reactive-value") ??
  customElements.define(
    "reactive-value",
    class extends HTMLElement {
      #leave;

      async connectedCallback() {
        await pinned("reactive-value.js", VALUE_INTEGRITY);
        const { follow } = await import("./reactive-value.js");
        this.#leave?.();
        if (this.isConnected) this.#leave = follow(this);
      }

      disconnectedCallback() {
        this.#leave?.();
      }
    },
  );

/** What the first module has of some settings; the rest of each is in the full one. */
const OWN = { autoscaler: "hpa", behavior: "legacy", flink: "1.13", restartStrategy: "release", "restart-strategy": "release" };

/** Whether settings, by either spelling, ask for what the first module leaves out. */
export const wantsMore = (settings) =>
  Object.keys(OWN).some((name) => settings[name] != null && String(settings[name]).trim() !== OWN[name]);

/** What is wanted rarely. */
export const rest = async (pinned) => {
  await pinned("reactive-allocation-rest.js", REST_INTEGRITY);
  return import("./reactive-allocation-rest.js");
};

/** What stands below the picture of a figure that has stopped. */
export function stopped(onclick) {
  const [text, again] = ["p", "button"].map((tag) => document.createElement(tag));
  Object.assign(again, { type: "button", onclick, textContent: "Start again" });
  text.role = "alert";
  text.append("The figure has stopped. ", again);
  return text;
}
