// Stand-in loader: proves that the page, the glue and the wasm find each other.
class ReactiveAllocation extends HTMLElement {
  async connectedCallback() {
    const glue = await import("./reactive-allocation-glue.js");
    await glue.default();
    this.textContent = glue.version();
  }
}
customElements.define("reactive-allocation", ReactiveAllocation);
