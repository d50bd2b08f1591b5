// Puts the parts together: the document on the left, what is to be said of it on the right.

import type { Fix, Rule, RuleId } from "authlint";

import { renderReading, renderToolbar, renderTop } from "./bars";
import { Checker, type Checked } from "./checker";
import { Configuring } from "./configuring";
import { Editor } from "./editor";
import { engine } from "./engine";
import { examplesOf, hasExamples } from "./example";
import { choose, read, receive, save } from "./files";
import { renderFindings } from "./findings";
import { copy, notice } from "./notice";
import { keepOffline } from "./offline";
import { Preview } from "./preview";
import { Rules } from "./rules";
import { nameOf, optionsOf, READING, remember, remembered, type Settings } from "./settings";
import { choicesOf, decode, LinkError } from "./share";
import { Sharing } from "./sharing";
import { renderFailure, renderStart, type Starter } from "./start";
import { theme, turn } from "./theme";
import { show, showCount } from "./views";
import { count } from "./words";

const settings: Settings = { name: "", reading: { ...READING }, rules: choicesOf(remembered()) };
let catalogue = new Map<string, Rule>();
let checked: Checked | undefined;
let isReady = false;
let lineEnd = "\n";
/** Settings that came with a link are not this user's: nothing of them is kept, or forgotten for them. */
let isFromLink = false;

const place = (selector: string): HTMLElement => document.querySelector<HTMLElement>(selector) ?? document.body;
const head = place(".findings-head");
const body = place(".findings-body");

const editor = new Editor(place(".editor"), () => optionsOf(settings), changed);
const checker = new Checker(
  (answer) => {
    if (editor.text === "") return;
    checked = answer;
    editor.mark(answer.report.findings, answer.text);
    draw();
  },
  (error) => {
    // Settings can be refused: those of a link, or remembered from an older version. Nothing else is helped by asking again.
    if (error.name !== "Error" || Object.keys(settings.rules).length === 0) {
      notice(`Not checked: ${error.message}`);
      return;
    }
    settings.rules = {};
    if (!isFromLink) remember(settings.rules);
    notice(`The settings were reset: ${error.message}`);
    check();
  },
);
const preview = new Preview(({ before, after }) => {
  if (editor.text === before) editor.become(after);
  else notice("The document has changed meanwhile: look again");
});
const rules = new Rules({
  choices: () => settings.rules,
  choose(choices) {
    settings.rules = choices;
    isFromLink = false;
    remember(choices);
    check();
  },
  example: (id, index) => void loadExample(id, index),
  configuration: () => configuring.open(settings.rules),
});
const configuring = new Configuring();
const sharing = new Sharing();

function changed(): void {
  if (editor.text === "") checked = undefined;
  check();
  if (checked === undefined) draw();
}

function check(): void {
  if (isReady && editor.text !== "") checker.check(editor.text, optionsOf(settings));
}

function load(text: string, name: string, operation: Settings["reading"]["operation"] = "auto"): void {
  settings.name = name;
  settings.reading = { ...READING, operation };
  lineEnd = "\n";
  show("document");
  editor.replace(text);
  if (matchMedia("(min-width: 821px)").matches) editor.view.focus();
}

async function open(file: File): Promise<void> {
  const opened = await read(file);
  if (opened === undefined) return;
  load(opened.text, opened.name);
  lineEnd = opened.lineEnd;
}

/** Loads a bad example of a rule, and sets the rule to what its page says, for this visit. */
async function loadExample(id: RuleId, index = 0): Promise<void> {
  const rule = await engine.explain(id);
  const example = rule === undefined ? undefined : examplesOf(rule, rule.docs)[index];
  if (example === undefined) return;
  const { [id]: _, ...others } = settings.rules;
  settings.rules = example.choice === undefined ? others : { ...others, [id]: example.choice };
  load(example.text, example.language === "jsonc" ? `${id}.jsonc` : "", example.operation);
  notice(example.choice === undefined ? `A bad example of ${id}` : `A bad example of ${id}, which is set up for it`);
}

function apply(fix: Fix): void {
  if (checked === undefined || !editor.apply(fix.edits, checked.text)) notice("The document has changed meanwhile: look again");
  else editor.view.focus();
}

async function fixAll(): Promise<void> {
  const { text } = editor;
  await preview.all(text, (unsafeFixes) => engine.fix(text, { ...optionsOf(settings), unsafeFixes }));
}

const STARTERS: readonly Starter[] = [
  { title: "A first sign-in", about: "A create request with a few mistakes", load: () => load(FIRST, "") },
  { title: "Google and Apple", about: "OAuth with redirects that will be refused", load: () => load(SOCIAL, "") },
  { title: "An email that is missing", about: "A code by email, and no email to send", load: () => void loadExample("delivery-settings-missing") },
];

function draw(): void {
  const hasText = editor.text !== "";
  renderTop(place(".top-actions"), theme(), hasText && isReady, {
    rules: () => void rules.open(),
    share: () => void sharing.open(editor.text, settings),
    turnTheme() {
      turn();
      draw();
    },
  });
  const examples = [...catalogue.values()].filter(hasExamples);
  renderToolbar(place(".toolbar"), settings.name, hasText, examples, {
    open: () => choose((file) => void open(file)),
    download: () => save(nameOf(settings), editor.text.replaceAll("\n", lineEnd)),
    clear: () => load("", ""),
    example: (id) => void loadExample(id),
  });
  const report = hasText ? checked?.report : undefined;
  renderReading(place(".reading"), settings.reading, report, (reading) => {
    settings.reading = reading;
    check();
    draw();
  });
  showCount(report === undefined ? undefined : report.findings.length + report.omitted);
  if (!isReady) return;
  if (report === undefined) {
    renderStart(head, body, STARTERS, () => choose((file) => void open(file)));
    return;
  }
  renderFindings(head, body, report, catalogue, {
    show(finding) {
      show("document");
      editor.select(finding.span);
    },
    apply,
    preview(fix) {
      if (checked !== undefined) preview.one(checked.text, fix.edits);
    },
    explain: (id: RuleId) => void rules.open(id),
    fixAll: () => void fixAll(),
    copy: () => void engine.markdown(editor.text, { ...optionsOf(settings), path: nameOf(settings) }).then((text) => copy(text, "Report")),
  });
}

async function restore(): Promise<void> {
  try {
    const shared = await decode(location.hash);
    if (shared === undefined) return;
    settings.name = shared.name;
    settings.reading = shared.reading;
    settings.rules = shared.rules;
    isFromLink = true;
    lineEnd = "\n";
    editor.replace(shared.text);
    const set = Object.keys(shared.rules).length;
    notice(`Opened from a link. Secrets were masked when it was made.${set === 0 ? "" : ` It sets ${count(set, "rule")}.`}`);
  } catch (error) {
    notice(error instanceof LinkError ? error.message : "This link cannot be read.");
  }
  // So that a reload or a copied address is not an old state of the document.
  history.replaceState(null, "", location.pathname + location.search);
}

window.addEventListener("keydown", (event) => {
  if (event.key !== "F8" || event.defaultPrevented || document.querySelector("dialog[open]") !== null) return;
  event.preventDefault();
  show("document");
  if (event.shiftKey) editor.previous();
  else editor.next();
});
window.addEventListener("hashchange", () => void restore());
receive((file) => void open(file));

const FIRST = `{
  "AuthResources": "USER_POOL_ONLY",
  "Service": "COGNITO",
  "UserPoolConfigs": {
    "UserPoolName": "customers",
    "SignInMethod": "EMIAL",
    "RequiredSignUpAttributes": ["EMAIL"],
    "PasswordPolicy": { "MinimumLength": 6 },
    "Mfa": { "MFAMode": "ON" },
    "VerificationMessage": { "DeliveryMethod": "EMAIL" }
  },
}
`;
const SOCIAL = `{
  "AuthResources": "USER_POOL_ONLY",
  "Service": "COGNITO",
  "UserPoolConfigs": {
    "UserPoolName": "customers",
    "SignInMethod": "EMAIL",
    "RequiredSignUpAttributes": ["EMAIL"],
    "PasswordPolicy": { "MinimumLength": 12, "AdditionalConstraints": ["REQUIRE_DIGIT"] },
    "OAuth": {
      "DomainPrefix": "my-aws-app",
      "OAuthGrantType": "IMPLICIT",
      "OAuthScopes": ["EMAIL", "PROFILE"],
      "RedirectSignInURIs": ["http://app.example.com/", "https://*.example.com/"],
      "RedirectSignOutURIs": ["https://app.example.com/"],
      "SocialProviderSettings": {
        "Google": { "ClientId": "1234567890.apps.googleusercontent.com" },
        "SignInWithApple": { "ClientId": "com.example.web", "TeamId": "ABCDE12345", "KeyId": "FGHIJ6789" }
      }
    }
  }
}
`;

draw();
try {
  // The catalogue comes without the engine: any call waits for that, and fails if it cannot be had.
  const [all] = await Promise.all([engine.rules(), engine.redact("")]);
  catalogue = new Map(all.map((rule) => [rule.id, rule]));
  isReady = true;
  body.replaceChildren();
  await restore();
  draw();
  check();
} catch (error) {
  body.replaceChildren();
  renderFailure(body, error instanceof Error ? error.message : String(error));
}
void keepOffline();
