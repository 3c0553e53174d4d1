// Opens a link with the address of the article: in the sandbox, its last figure, which has
// every control. The reader is brought there.

const sandbox = document.getElementById("six");

function openLink() {
  if (!/^#v[1-9]/.test(location.hash)) return;
  sandbox.closest("figure").scrollIntoView();
  customElements.whenDefined("reactive-allocation").then(() => sandbox.ready).then(() => sandbox.openLink(location.hash));
}

openLink();
addEventListener("hashchange", openLink);
