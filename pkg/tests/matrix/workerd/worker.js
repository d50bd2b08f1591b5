import * as authlint from "authlint";
import * as yaml from "authlint/yaml";

export default {
  async fetch(request) {
    const { findings } = authlint.check(await request.text());
    const page = await authlint.explain(findings[0].rule);
    const { format } = yaml.check("UserPoolConfigs:\n  SignInMethod: EMAIL\n");
    return Response.json({ rules: findings.map(({ rule }) => rule), page: page.id, format });
  },
};
