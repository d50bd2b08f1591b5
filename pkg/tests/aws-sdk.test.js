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

test("the error counts findings and names each rule once, and one finding is one", () => {
  const finding = (rule, pointer) => ({ rule, pointer });
  const report = { findings: [] };
  const one = new AuthlintError("CreateBackendAuthCommand", report, [finding("a", "/x")]);
  assert.equal(one.message, "CreateBackendAuthCommand was not sent: 1 finding (a)");
  const several = new AuthlintError("CreateBackendAuthCommand", report, [finding("a", "/x"), finding("b", "/y"), finding("a", "/z")]);
  assert.equal(several.message, "CreateBackendAuthCommand was not sent: 3 findings (a, b)");
  assert.deepEqual([several.name, several.pointers, several.report], ["AuthlintError", ["/x", "/y", "/z"], report]);
});

test("the plugin is a step of its own name, once", () => {
  let added;
  authlintPlugin().applyToStack({ add: (_, given) => (added = given) });
  assert.deepEqual(added, { step: "initialize", name: "authlint", tags: ["AUTHLINT"], override: true });
});

/** What the middleware says of a command, or "sent". */
async function said(commandName, input, options) {
  let handler;
  authlintPlugin(options).applyToStack({ add: (made) => (handler = made(async () => "sent", { commandName })) });
  return handler({ input }).catch(({ message }) => message);
}

test("a command is a request of its operation, with the names of the SDK, and was never a file", async () => {
  const OAuth = { OAuthGrantType: "CODE", OAuthScopes: ["EMAIL"], RedirectSignInURIs: ["https://a.example.com/"], RedirectSignOutURIs: ["https://a.example.com/"], DomainPrefix: "customers" };
  const secret = structuredClone(GOOD);
  secret.ResourceConfig.UserPoolConfigs.OAuth = { ...OAuth, SocialProviderSettings: { Google: { ClientId: "1-a.apps.googleusercontent.com", ClientSecret: SECRET } } };
  assert.equal(await said("CreateBackendAuthCommand", secret), "sent");
  const given = { operation: "get", envelope: "bare", casing: "wire", inMemory: false };
  assert.equal(await said("CreateBackendAuthCommand", GOOD, given), "sent");
  assert.equal(await said("CreateBackendAuthCommand", secret, given), "sent");
  const none = "CreateBackendAuthCommand was not sent: ";
  assert.match(await said("CreateBackendAuthCommand", undefined), new RegExp(`^${none}`));
  assert.match(await said("CreateBackendAuthCommand", {}), new RegExp(`^${none}`));
  assert.match(await said("CreateBackendAuthCommand", GOOD.ResourceConfig), new RegExp(`^${none}`));
  const { UserPoolName, ...pool } = GOOD.ResourceConfig.UserPoolConfigs;
  assert.match(await said("CreateBackendAuthCommand", { ...GOOD, ResourceConfig: { ...GOOD.ResourceConfig, UserPoolConfigs: pool } }), /1 finding \(missing-required-member\)$/);
  const update = structuredClone({ ...GOOD, ResourceConfig: { ...GOOD.ResourceConfig, UserPoolConfigs: { Mfa: { MFAMode: "OFF" } } } });
  assert.equal(await said("UpdateBackendAuthCommand", update), "sent");
});

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
