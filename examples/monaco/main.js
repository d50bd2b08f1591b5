import { authlint } from "authlint/monaco";
import { start } from "authlint/worker";
import * as monaco from "monaco-editor/editor";
import "monaco-editor/features/register.all";
import EditorWorker from "monaco-editor/editor/editor.worker?worker";

self.MonacoEnvironment = { getWorker: () => new EditorWorker() };

// Monaco's own JSON checks are off: authlint reports syntax errors, and can fix them.
monaco.languages.register({ id: "json", extensions: [".json"] });

authlint(monaco, start(), { options: (model) => ({ path: model.uri.path.slice(1) }) });

const text = `{
  "UserPoolConfigs": {
    "SignInMethod": "EMIAL"
  }
}
`;
const model = monaco.editor.createModel(text, "json", monaco.Uri.parse("file:///create.json"));
export const editor = monaco.editor.create(document.getElementById("editor"), { model, automaticLayout: true });

// For the tests, and for the console of the browser.
Object.assign(self, { monaco, editor });
