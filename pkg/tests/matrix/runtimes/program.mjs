import * as authlint from "authlint";
import { start } from "authlint/worker";
import * as yaml from "authlint/yaml";
import { start as startYaml } from "authlint/yaml/worker";

const TEXT = '{"UserPoolConfigs": {"SignInMethod": "EMIAL"}}';
const YAML = "UserPoolConfigs:\n  SignInMethod: EMIAL\n";
const rules = ({ findings }) => findings.map(({ rule }) => rule).join(" ");

await authlint.init();
const worker = start();
console.log(rules(authlint.check(TEXT)));
console.log(rules(await worker.check(TEXT)));
console.log((await authlint.explain("invalid-enum-value")).id);
worker.terminate();
const yamlWorker = startYaml();
console.log(rules(yaml.check(YAML)));
console.log(rules(await yamlWorker.check(YAML)));
yamlWorker.terminate();
