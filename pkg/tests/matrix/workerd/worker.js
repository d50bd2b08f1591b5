import * as authlint from "authlint";

export default {
  async fetch(request) {
    const { findings } = authlint.check(await request.text());
    const page = await authlint.explain(findings[0].rule);
    return Response.json({ rules: findings.map(({ rule }) => rule), page: page.id });
  },
};
