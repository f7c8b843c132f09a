// Pages work without this. It wakes the design system's components, keeps drafts, and warns before a session ends.
const script = document.querySelector("script[data-design-system]");
const designSystem = await import(script.dataset.designSystem);
designSystem.initAll();

const QUIET = 5; // seconds without a keystroke after which a draft is kept
const WARNING = 120; // seconds before the end of a session

// Where scripts run, paper is one tap away.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// Drafts: every form that carries its keeper is kept while somebody writes in it.
const session = document.getElementById("tornio-session");
for (const keeper of document.querySelectorAll("input[name=keeper]")) keepDraftOf(keeper.form);

function keepDraftOf(form) {
  const page = new URL(form.getAttribute("action") || location.pathname, location.origin).pathname;
  let waiting = 0;
  const keep = () => {
    if (!waiting) return;
    clearTimeout(waiting);
    waiting = 0;
    const words = [...new FormData(form)].filter(([, value]) => typeof value === "string"); // no files
    const body = new URLSearchParams([...words, ["page", page]]);
    fetch(session.dataset.drafts, { method: "POST", body, keepalive: true }).then((answer) => answer.ok && begin(), () => {});
  };
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, QUIET * 1000);
  });
  form.addEventListener("submit", () => { clearTimeout(waiting); waiting = 0; });
  addEventListener("pagehide", keep);
}

// The session: a warning while there is time to stay, and a plain word once it is over.
let timers = [];

function begin() {
  if (!session) return;
  timers.forEach(clearTimeout);
  show("");
  const seconds = Number(session.dataset.seconds);
  timers = [
    setTimeout(() => show("soon"), (seconds - WARNING) * 1000),
    setTimeout(() => show("over"), seconds * 1000),
  ];
}

function show(what) {
  session.hidden = !what;
  for (const part of session.querySelectorAll("[data-when]")) part.hidden = part.dataset.when !== what;
}

session?.querySelector("button").addEventListener("click", async () => {
  const answer = await fetch(session.dataset.stay, { redirect: "manual" });
  if (answer.ok) begin();
});
begin();
