import * as authlint from "authlint";
import { start } from "authlint/worker";

const TEXT = '{"UserPoolConfigs": {"SignInMethod": "EMIAL"}}';
const rules = ({ findings }) => findings.map(({ rule }) => rule).join(" ");

await authlint.init();
const worker = start();
console.log(rules(authlint.check(TEXT)));
console.log(rules(await worker.check(TEXT)));
console.log((await authlint.explain("invalid-enum-value")).id);
worker.terminate();
