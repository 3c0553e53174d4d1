// Does nothing: a server has no custom elements. The tag and its fallback are
// plain HTML.
export {};
