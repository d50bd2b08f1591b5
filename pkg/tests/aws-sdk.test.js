// The middleware in the real client; the handler counts what would have been sent.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";

import { AmplifyBackendClient, CreateBackendAuthCommand, GetBackendAuthCommand, UpdateBackendAuthCommand } from "@aws-sdk/client-amplifybackend";
import { AuthlintError, authlintPlugin } from "authlint/aws-sdk";

function client(options) {
  let sent = 0;
  const requestHandler = {
    async handle() {
      sent += 1;
      return { response: { statusCode: 200, headers: {}, body: new Uint8Array(new TextEncoder().encode("{}")) } };
    },
  };
  const credentials = { accessKeyId: "id", secretAccessKey: "key" };
  const made = new AmplifyBackendClient({ region: "eu-central-1", credentials, requestHandler });
  made.middlewareStack.use(authlintPlugin(options));
  return { send: (command) => made.send(command), sent: () => sent };
}

const REQUEST = { AppId: "d1a2b3c4d5e6f7", BackendEnvironmentName: "dev", ResourceName: "auth" };
const GOOD = {
  ...REQUEST,
  ResourceConfig: {
    AuthResources: "USER_POOL_ONLY",
    Service: "COGNITO",
    UserPoolConfigs: { UserPoolName: "customers", SignInMethod: "EMAIL", RequiredSignUpAttributes: ["EMAIL"] },
  },
};
const SECRET = "GOCSPX-averysecretsecret";

function bad() {
  const input = structuredClone(GOOD);
  const Google = { ClientId: "a", ClientSecret: SECRET };
  input.ResourceConfig.UserPoolConfigs.OAuth = { OAuthGrantType: "CODES", SocialProviderSettings: { Google } };
  return input;
}

test("a good command is sent", async () => {
  const { send, sent } = client();
  await send(new CreateBackendAuthCommand(GOOD));
  assert.equal(sent(), 1);
});

for (const Command of [CreateBackendAuthCommand, UpdateBackendAuthCommand]) {
  test(`a bad ${Command.name} is not`, async () => {
    const { send, sent } = client();
    const error = await send(new Command(bad())).catch((thrown) => thrown);
    assert.ok(error instanceof AuthlintError);
    assert.equal(sent(), 0);
    assert.match(error.message, new RegExp(`^${Command.name} was not sent: .*invalid-enum-value`));
    assert.ok(error.pointers.includes("/ResourceConfig/UserPoolConfigs/OAuth/OAuthGrantType"));
    assert.ok(error.report.findings.some(({ rule }) => rule === "invalid-enum-value"));
    assert.ok(!`${error} ${error.stack} ${inspect(error)} ${JSON.stringify(error)}`.includes(SECRET));
  });
}

test("other commands are none of its business", async () => {
  const { send, sent } = client();
  await send(new GetBackendAuthCommand({ AppId: "a", BackendEnvironmentName: "dev", ResourceName: "auth" }));
  assert.equal(sent(), 1);
});

test("the level that stops is the caller's choice, and so are the rules", async () => {
  const strict = client({ failLevel: "advice", extendSelect: ["password-policy-missing"] });
  await assert.rejects(strict.send(new CreateBackendAuthCommand(GOOD)), AuthlintError);
  assert.equal(strict.sent(), 0);
  const lax = client({ select: ["syntax"] });
  await lax.send(new CreateBackendAuthCommand(bad()));
  assert.equal(lax.sent(), 1);
  assert.throws(() => authlintPlugin({ failLevel: "fatal" }), TypeError);
});
