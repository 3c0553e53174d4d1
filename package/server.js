// On a server there are no elements to define; the tag and its fallback are
// plain HTML.
export {};
