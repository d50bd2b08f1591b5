import * as authlint from "authlint";
import { start } from "authlint/worker";

const TEXT = '{"UserPoolConfigs": {"SignInMethod": "EMIAL"}}';
const rules = ({ findings }) => findings.map(({ rule }) => rule).join(" ");

authlint.init().then(() => {
  document.querySelector("#client").textContent = rules(authlint.check(TEXT));
});
start()
  .check(TEXT)
  .then((report) => {
    document.querySelector("#worker").textContent = rules(report);
  });
