// The forms that a document can be given.

import type { Form } from "authlint";

export interface Conversion {
  label: string;
  form: Form;
}

export const CONVERSIONS: readonly (readonly [string, readonly Conversion[]])[] = [
  ["Request", [
    { label: "Update request", form: { operation: "update" } },
    { label: "Create request", form: { operation: "create" } },
  ]],
  ["Names", [
    { label: "SDK names: UserPoolConfigs", form: { casing: "sdk" } },
    { label: "REST names: userPoolConfigs", form: { casing: "wire" } },
  ]],
  ["Around it", [
    { label: "The whole request", form: { envelope: "request" } },
    { label: "ResourceConfig in an object", form: { envelope: "wrapped" } },
    { label: "The bare ResourceConfig", form: { envelope: "bare" } },
  ]],
  ["Format", [{ label: "JSON without comments", form: { format: "json" } }]],
];
