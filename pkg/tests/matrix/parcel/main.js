import * as authlint from "authlint";
import { start } from "authlint/worker";
import * as yaml from "authlint/yaml";

const TEXT = '{"UserPoolConfigs": {"SignInMethod": "EMIAL"}}';
const rules = ({ findings }) => findings.map(({ rule }) => rule).join(" ");

authlint.init().then(() => {
  document.querySelector("#client").textContent = rules(authlint.check(TEXT));
});
yaml.init().then(() => {
  document.querySelector("#yaml").textContent = rules(yaml.check("UserPoolConfigs: {SignInMethod: EMIAL}"));
});
start()
  .check(TEXT)
  .then((report) => {
    document.querySelector("#worker").textContent = rules(report);
  });
