// Documents to begin with: one for each request, and the answer.

/** A document that is loaded on its own, or beside what exists. */
export interface StartDocument {
  text: string;
  existing?: string;
  operation: "create" | "update" | "get";
}

export const STARTERS: readonly { title: string; about: string; load(): Promise<StartDocument> }[] = [
  {
    title: "Create",
    about: "A request with a few mistakes, to see what findings and fixes look like",
    load: async () => ({ text: (await import("../../examples/broken-create.json?raw")).default, operation: "create" }),
  },
  {
    title: "Update",
    about: "Compared with what exists: what would this update lose?",
    load: async () => {
      const [update, current] = await Promise.all([import("../../examples/change/update.json?raw"), import("../../examples/change/current.json?raw")]);
      return { text: update.default, existing: current.default, operation: "update" };
    },
  },
  {
    title: "Get",
    about: "An answer of GetBackendAuth: convert it into an update request",
    load: async () => ({ text: (await import("../../examples/get.json?raw")).default, operation: "get" }),
  },
];
